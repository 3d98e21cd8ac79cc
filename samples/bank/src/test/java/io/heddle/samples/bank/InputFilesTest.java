package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFilesTest {

  @TempDir private Path folder;

  @Test
  void rowsAreReadExactly() throws Exception {
    Path file = write("date,reference,from,to,amount\n2026-10-31, Rent ,1,2,1234.5\n\n");

    CsvFile.Contents<Transfer> contents = InputFiles.transfers(file, Set.of("1", "2")::contains);

    assertThat(contents.rows())
        .containsExactly(new Transfer(2, LocalDate.of(2026, 10, 31), "Rent", "1", "2", 1234_50));
    assertThat(contents.skipped()).isEmpty();
  }

  @Test
  void anAccountCountsOnce() throws Exception {
    Path file =
        write("account,holder,opening\n1,Ida Berg,5\n2,Ben Falk,-1\n1,Ida Berg,7.00\n,,0\n");

    CsvFile.Contents<Opening> contents = InputFiles.accounts(file);

    assertThat(contents.rows()).containsExactly(new Opening("1", "Ida Berg", 5_00));
    assertThat(contents.skipped())
        .extracting(SkippedRow::toString)
        .containsExactly(
            file + ":3: expected a balance of 0 or more, found -1",
            file + ":4: account 1 stands in line 2 already",
            file + ":5: expected an account, found nothing");
  }

  @Test
  void anEmptyFileHasNoHeader() throws IOException {
    Path file = write("");

    assertThatThrownBy(() -> InputFiles.accounts(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "cannot read "
                + file
                + ": expected the header 'account,holder,opening', found nothing");
  }

  @Test
  void otherBytesThanTextAreRefused() throws IOException {
    Path file = folder.resolve("input.csv");
    Files.write(file, "account,holder,opening\n1,Zoë,5\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> InputFiles.accounts(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("cannot read " + file + ": expected UTF-8 text, found other bytes; convert it");
  }

  @Test
  void missingPermissionIsSaidInWords() {
    Path file = folder.resolve("input.csv");

    assertThat(UnusableFileException.reading(file, new AccessDeniedException(file.toString())))
        .hasMessage(
            "cannot read "
                + file
                + ": permission denied; choose another place or change its permissions");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("input.csv"), text);
  }
}
