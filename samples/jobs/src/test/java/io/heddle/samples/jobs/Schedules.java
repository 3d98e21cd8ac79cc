package io.heddle.samples.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Schedules for tests, and a look at what became of them that does not trust the program. */
final class Schedules {

  static final String HEADER = "job,after,every,times,account,amount";

  private Schedules() {}

  /** As many jobs, each to run so often; job n books n euros on one of three accounts. */
  static Path write(Path file, int jobs, int times, String every) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int job = 1; job <= jobs; job++) {
      lines.add("job-%03d,0s,%s,%d,account-%d,%d.00".formatted(job, every, times, job % 3, job));
    }
    return Files.write(file, lines);
  }

  static long cents(int jobs, int times) {
    return 100L * times * jobs * (jobs + 1) / 2;
  }

  /** Returns the one number that a query gives. */
  static long ask(Path database, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(JobStore.url(database));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
