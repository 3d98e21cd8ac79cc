package io.heddle.samples.pipeline;

import io.heddle.Termination;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line: counts the words of files, and reports. */
final class Command {

  /** All that could be read was counted. */
  static final int DONE = 0;

  /** It broke off, or was stopped. */
  static final int FAILED = 1;

  /** The arguments, or a file or folder that they name, cannot be used. */
  static final int MISUSED = 2;

  private static final int CHUNKS_PER_EPOCH = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String USAGE = "usage: pipeline <file to write> <file or folder to read>...";

  private final PrintStream out;
  private final PrintStream err;

  Command(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Returns the exit status. */
  int run(String... arguments) {
    if (arguments.length < 2) {
      err.println("pipeline: expected 2 arguments or more, found " + arguments.length);
      err.println(USAGE);
      return MISUSED;
    }
    try {
      List<Path> paths = Stream.of(arguments).map(Path::of).toList();
      return count(InputFiles.below(paths.subList(1, paths.size())), paths.get(0));
    } catch (InvalidPathException | UnusableFileException e) {
      err.println("pipeline: " + e.getMessage());
      return MISUSED;
    } catch (InterruptedException e) {
      err.println("pipeline: interrupted");
      return FAILED;
    }
  }

  private int count(List<Path> files, Path output)
      throws UnusableFileException, InterruptedException {
    Tally tally = Heddle_Tally.create();
    Rejects rejects = Heddle_Rejects.create();
    Report report = new Report(out, tally);
    write(output, Stream.empty());
    try (Termination termination = Termination.within(PATIENCE);
        Heddle_Pipeline pipeline =
            Heddle_Pipeline.create(
                files,
                Splitter.ofText(),
                tally,
                rejects,
                CHUNKS_PER_EPOCH,
                termination.requested(),
                report::progress)) {
      report.begin(files.size());
      pipeline.start();
      pipeline.ended().await();
      Optional<Throwable> failure = pipeline.failure();
      if (failure.isPresent()) {
        err.println("pipeline: broke off: " + failure.get());
        return FAILED;
      }
      write(output, tally.entries().stream().map(entry -> entry.times() + "\t" + entry.word()));
      report.end(pipeline.progress(), rejects.all(), output);
      try (var now = pipeline.progress().read()) {
        return now.complete() ? DONE : FAILED;
      }
    }
  }

  /** Writes before there is something to write, too: what cannot work is said at once. */
  private static void write(Path file, Stream<String> lines) throws UnusableFileException {
    try {
      Files.write(file, (Iterable<String>) lines::iterator);
    } catch (IOException e) {
      throw UnusableFileException.writing(file, e);
    }
  }
}
