package io.heddle.samples.bank;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that says what became of each transfer. A batch is final once it is on the disk. */
@Threaded
abstract class Journal implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  @Guarded("page")
  private final StringBuilder page = new StringBuilder();

  Journal(Path file) throws UnusableFileException {
    this.file = file;
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw UnusableFileException.writing(file, e);
    }
    page.append("line,date,reference,from,to,amount,outcome\n");
  }

  @Guarded("page")
  void record(Transfer transfer, boolean settled) {
    page.append(transfer.line())
        .append(',')
        .append(transfer.date())
        .append(',')
        .append(transfer.reference())
        .append(',')
        .append(transfer.from())
        .append(',')
        .append(transfer.to())
        .append(',')
        .append(BigDecimal.valueOf(transfer.cents(), 2))
        .append(settled ? ",settled\n" : ",declined\n");
  }

  /** Puts everything recorded so far on the disk. */
  @Guarded("page")
  void flush() throws UnusableFileException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(page.toString());
    page.setLength(0);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw UnusableFileException.writing(file, e);
    }
  }

  @Override
  public void close() throws UnusableFileException {
    try {
      channel.close();
    } catch (IOException e) {
      throw UnusableFileException.writing(file, e);
    }
  }
}
