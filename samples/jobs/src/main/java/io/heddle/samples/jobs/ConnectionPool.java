package io.heddle.samples.jobs;

import io.heddle.BoundedSemaphore;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Limited;
import io.heddle.annotation.Threaded;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Connections for transactions, a few for many threads. A connection that a transaction has failed
 * on is not used again.
 */
@Threaded
abstract class ConnectionPool implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  /** What is done with a connection, all of it or nothing. */
  @FunctionalInterface
  interface Transaction<T> {
    T in(Connection connection) throws SQLException;
  }

  private final String url;

  @Guarded("idle")
  private final Deque<Connection> idle = new ArrayDeque<>();

  ConnectionPool(String url) {
    this.url = url;
  }

  /** One for each connection that is not in use. */
  @Limited(permits = CONNECTIONS)
  abstract BoundedSemaphore permits();

  /**
   * Runs a transaction, when there is a connection for it.
   *
   * @throws SQLException if the transaction failed; nothing of it was done
   */
  <T> T run(Transaction<T> transaction) throws SQLException, InterruptedException {
    return permits().call(() -> runWithPermit(transaction));
  }

  private <T> T runWithPermit(Transaction<T> transaction) throws SQLException {
    Connection connection = takeIdle().orElse(null);
    if (connection == null) {
      // Opened without the lock: it takes its time, and the permit has counted it.
      connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
    }
    boolean committed = false;
    try {
      T result = transaction.in(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (committed) {
        giveBack(connection);
      } else {
        abandon(connection);
      }
    }
  }

  @Guarded("idle")
  Optional<Connection> takeIdle() {
    return Optional.ofNullable(idle.poll());
  }

  @Guarded("idle")
  void giveBack(Connection connection) {
    idle.push(connection);
  }

  /** What the transaction threw is what its caller needs to hear, and nothing after that. */
  private static void abandon(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // The database rolls back what a connection that is gone has left.
    }
  }

  /** Waits until all connections are back, and closes them. */
  @Override
  public void close() throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      permits().acquireUninterruptibly();
    }
    for (Optional<Connection> next = takeIdle(); next.isPresent(); next = takeIdle()) {
      next.get().close();
    }
  }
}
