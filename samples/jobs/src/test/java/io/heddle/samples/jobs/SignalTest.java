package io.heddle.samples.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jobs in a JVM of their own: killed, told to stop, or without room on the disk. */
@Timeout(180)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalTest {

  private static final int JOBS = 30;
  private static final int TIMES = 20;

  private static final String TWICE =
      "select count(*) from (select job from booking group by job, number having count(*) > 1) t";

  @TempDir private Path folder;

  private Path database;
  private Path schedule;

  @BeforeEach
  void writeTheSchedule() throws Exception {
    database = folder.resolve("database");
    schedule = Schedules.write(folder.resolve("schedule.csv"), JOBS, TIMES, "1ms");
    // Not due while the test lasts, so that the process does not end by itself.
    Files.writeString(schedule, "later,60m,1ms,1,account-0,1.00\n", StandardOpenOption.APPEND);
  }

  @Test
  void noRunIsLostOrDoneTwiceWhereverTheProcessIsKilled() throws Exception {
    for (int kill = 1; kill <= 3; kill++) {
      try (ChildJvm jobs = start("killed-" + kill)) {
        jobs.awaitLine("%,d runs".formatted(JOBS * TIMES + 1));
        awaitProgress(jobs);

        jobs.kill();

        assertThat(jobs.awaitEnd()).isEqualTo(ChildJvm.KILLED);
      }
      assertThat(Schedules.ask(database, TWICE)).isZero();
    }
    try (ChildJvm jobs = start("last")) {
      jobs.awaitLine("%,d done".formatted(JOBS * TIMES));
      jobs.terminate();
      assertThat(jobs.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
      assertThat(jobs.lines()).contains("Every run that is done was booked once.");
      assertThat(jobs.awaitLine("done before")).isNotEqualTo("0");
    }
    assertThat(Schedules.ask(database, TWICE)).isZero();
    assertThat(Schedules.ask(database, "select count(*) from booking")).isEqualTo(JOBS * TIMES);
    assertThat(Schedules.ask(database, "select sum(cents) from account"))
        .isEqualTo(Schedules.cents(JOBS, TIMES));
  }

  @Test
  void itStopsCleanlyWhenItIsToldToAndNobodyElseHasItsDatabaseMeanwhile() throws Exception {
    try (ChildJvm jobs = start("stopped")) {
      awaitProgress(jobs);

      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
      assertThat(new Command(print, print).run(database.toString(), schedule.toString()))
          .isEqualTo(Command.MISUSED);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualToIgnoringNewLines(
              "jobs: cannot open the database "
                  + database
                  + ": another process uses it; stop that one or name another database");

      jobs.terminate();

      assertThat(jobs.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
      assertThat(jobs.lines())
          .contains("Stopped early.", "Every run that is done was booked once.");
    }
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    try (ChildJvm jobs =
        ChildJvm.startOnFullDisk(
            folder.resolve("full.txt"), Main.class, database.toString(), schedule.toString())) {
      assertThat(jobs.awaitEnd()).isEqualTo(Command.FAILED);
      assertThat(jobs.lines()).contains("jobs: the disk is full; make room, and start it again");
    }
  }

  private ChildJvm start(String name) throws Exception {
    return ChildJvm.start(
        folder.resolve(name + ".txt"), Main.class, database.toString(), schedule.toString());
  }

  private static void awaitProgress(ChildJvm jobs) {
    jobs.await(
        () -> jobs.lines().stream().anyMatch(line -> line.endsWith(" to do")),
        "a line of progress");
  }
}
