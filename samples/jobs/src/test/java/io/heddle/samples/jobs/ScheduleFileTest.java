package io.heddle.samples.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScheduleFileTest {

  @TempDir private Path folder;

  @Test
  void rowsAreReadExactly() throws Exception {
    Path file = write(Schedules.HEADER + "\nrent,250ms,2m,3, landlord ,650.5\n\n");

    assertThat(ScheduleFile.read(file).jobs())
        .containsExactly(
            new Job("rent", Duration.ofMillis(250), Duration.ofMinutes(2), 3, "landlord", 65_050));
  }

  @Test
  void malformedRowsAreSkippedWithTheirPlace() throws Exception {
    ScheduleFile.Contents contents = ScheduleFile.read(Path.of("data/schedule.csv"));

    assertThat(contents.jobs()).hasSize(42);
    assertThat(contents.skipped())
        .containsExactly(
            "data/schedule.csv:10: expected 6 columns, found 4",
            "data/schedule.csv:18: expected a duration such as 250ms, 2s or 5m, found 'soon'",
            "data/schedule.csv:31: job loan-03 stands there already",
            "data/schedule.csv:34: expected a number from 1 to 100000, found '0'",
            "data/schedule.csv:39: expected an amount such as 12.50, found 'forty'");
  }

  @Test
  void anotherHeaderIsRefused() throws IOException {
    Path file = write("name,when\n");

    assertThatThrownBy(() -> ScheduleFile.read(file))
        .isInstanceOf(UnusableException.class)
        .hasMessage(
            "cannot read "
                + file
                + ": expected the header '"
                + Schedules.HEADER
                + "', found 'name,when'");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("schedule.csv"), text);
  }
}
