package io.heddle.samples.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * The runs of all jobs, in a database. A run is claimed, booked and marked as done in one
 * transaction: whenever the process is killed, a run was done with all that belongs to it, or it is
 * still to do.
 */
final class JobStore {

  private static final List<String> TABLES =
      List.of(
          """
          create table if not exists run (
            job varchar(100), number int, due bigint, account varchar(100), cents bigint,
            done_by bigint, primary key (job, number))""",
          "create index if not exists run_due on run (done_by, due)",
          "create table if not exists account (name varchar(100) primary key, cents bigint)",
          // Without a key: a run that was booked twice would be seen.
          "create table if not exists booking (job varchar(100), number int, cents bigint)");

  /** As many as there may be others at work, and one more. */
  private static final String DUE =
      """
      select job, number, account, cents from run
      where done_by is null and due <= ? order by done_by, due limit 8""";

  private static final String CLAIM =
      """
      select 1 from run where job = ? and number = ? and done_by is null
      for update skip locked""";

  private final ConnectionPool pool;
  private final long pid = ProcessHandle.current().pid();

  JobStore(ConnectionPool pool) {
    this.pool = pool;
  }

  /** The address of a database whose commits outlive the process. */
  static String url(Path database) {
    // Commits go to the disk at once, and what closes the database is this program and no hook.
    return "jdbc:h2:file:" + database.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  void createTables() throws SQLException, InterruptedException {
    pool.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
              statement.execute(table);
            }
          }
          return null;
        });
  }

  /** Takes in the jobs that are not known yet, all of them or none. */
  void add(List<Job> jobs, Instant now) throws SQLException, InterruptedException {
    pool.run(
        connection -> {
          for (Job job : jobs) {
            if (count(connection, "select count(*) from run where job = ?", job.name()) == 0) {
              add(job, now.toEpochMilli(), connection);
            }
          }
          return null;
        });
  }

  private static void add(Job job, long now, Connection connection) throws SQLException {
    if (count(connection, "select count(*) from account where name = ?", job.account()) == 0) {
      update(connection, "insert into account values (?, 0)", job.account());
    }
    try (PreparedStatement run =
        connection.prepareStatement("insert into run values (?, ?, ?, ?, ?, null)")) {
      for (int number = 1; number <= job.times(); number++) {
        long due = now + job.after().toMillis() + (number - 1) * job.every().toMillis();
        set(run, job.name(), number, due, job.account(), job.cents());
        run.addBatch();
      }
      run.executeBatch();
    }
  }

  /**
   * Does the run that is due for the longest time and that nobody else is doing, if there is one.
   */
  boolean runNext(Instant now) throws SQLException, InterruptedException {
    return pool.run(
        connection -> {
          try (PreparedStatement due = connection.prepareStatement(DUE)) {
            due.setLong(1, now.toEpochMilli());
            try (ResultSet run = due.executeQuery()) {
              while (run.next()) {
                if (claim(run.getString(1), run.getInt(2), connection)) {
                  book(
                      run.getString(1),
                      run.getInt(2),
                      run.getString(3),
                      run.getLong(4),
                      connection);
                  return true;
                }
              }
              return false;
            }
          }
        });
  }

  /** Locks a run until the end of the transaction; false if it is done or somebody else's. */
  private static boolean claim(String job, int number, Connection connection) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      set(claim, job, number);
      try (ResultSet found = claim.executeQuery()) {
        return found.next();
      }
    }
  }

  private void book(String job, int number, String account, long cents, Connection connection)
      throws SQLException {
    update(connection, "insert into booking values (?, ?, ?)", job, number, cents);
    update(connection, "update account set cents = cents + ? where name = ?", cents, account);
    update(connection, "update run set done_by = ? where job = ? and number = ?", pid, job, number);
  }

  Totals totals() throws SQLException, InterruptedException {
    return pool.run(
        connection ->
            new Totals(
                count(connection, "select count(*) from run"),
                count(connection, "select count(*) from run where done_by is not null"),
                count(connection, "select count(*) from run where done_by = ?", pid),
                count(connection, "select count(*) from booking"),
                count(connection, "select coalesce(sum(cents), 0) from account")
                    - count(
                        connection,
                        "select coalesce(sum(cents), 0) from run where done_by is not null")));
  }

  private static long count(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      set(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private static void update(Connection connection, String command, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(command)) {
      set(statement, values);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
