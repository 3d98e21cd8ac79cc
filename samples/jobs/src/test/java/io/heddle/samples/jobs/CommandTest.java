package io.heddle.samples.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CommandTest {

  private static final String TWICE =
      "select count(*) from (select job from booking group by job, number having count(*) > 1) t";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void eachRunIsBookedOnceUnderManyTimesTheNormalLoad() throws Exception {
    Path schedule = Schedules.write(folder.resolve("schedule.csv"), 100, 6, "1ms");
    Path database = folder.resolve("database");

    assertThat(run(database.toString(), schedule.toString())).isEqualTo(Command.DONE);

    assertThat(lines(out)).contains("Done.", "Every run that is done was booked once.");
    assertThat(Schedules.ask(database, TWICE)).isZero();
    assertThat(Schedules.ask(database, "select count(*) from booking")).isEqualTo(600);
    assertThat(Schedules.ask(database, "select sum(cents) from account"))
        .isEqualTo(Schedules.cents(100, 6));
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void whatWasDoneBeforeIsNotDoneAgain() throws Exception {
    Path schedule = Schedules.write(folder.resolve("schedule.csv"), 5, 3, "1ms");
    Path database = folder.resolve("database");
    run(database.toString(), schedule.toString());

    assertThat(run(database.toString(), schedule.toString())).isEqualTo(Command.DONE);

    assertThat(lines(out)).contains("15 runs, 15 of them done before.");
    assertThat(Schedules.ask(database, "select count(*) from booking")).isEqualTo(15);
  }

  @Test
  void aScheduleThatIsNotThereIsNamed() {
    assertThat(run(folder.resolve("database").toString(), "data/gone.csv"))
        .isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly("jobs: cannot read data/gone.csv: there is no such file; check the path");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDatabaseThatCannotBeOpenedIsNamed() {
    assertThat(run("/dev/full/jobs", "data/schedule.csv")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .singleElement()
        .asString()
        .startsWith("jobs: cannot open the database /dev/full/jobs: ");
  }

  @Test
  void wrongArgumentsAreAnsweredWithTheRightOnes() {
    assertThat(run()).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "jobs: expected 2 arguments, found 0", "usage: jobs <database> <schedule.csv>");
  }

  private int run(String... arguments) {
    return new Command(printTo(out), printTo(err)).run(arguments);
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
