package io.heddle.samples.jobs;

import io.heddle.BoundedSemaphore;
import io.heddle.Lock;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Limited;
import io.heddle.annotation.Threaded;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pool with a slip: its lock is taken by hand, and kept when the database cannot be reached.
 */
@Threaded
abstract class ConnectionPool {

  private static final int CONNECTIONS = 4;

  @FunctionalInterface
  interface Transaction<T> {
    T in(Connection connection) throws SQLException;
  }

  private final String url;
  private final Lock lock = new Lock("pool");

  @Guarded("lock")
  private final Deque<Connection> idle = new ArrayDeque<>();

  ConnectionPool(String url) {
    this.url = url;
  }

  @Limited(permits = CONNECTIONS)
  abstract BoundedSemaphore permits();

  <T> T run(Transaction<T> transaction) throws SQLException, InterruptedException {
    return permits().call(() -> runWithPermit(transaction));
  }

  private <T> T runWithPermit(Transaction<T> transaction) throws SQLException {
    Connection connection = take();
    T result = transaction.in(connection);
    connection.commit();
    giveBack(connection);
    return result;
  }

  private Connection take() throws SQLException {
    lock.acquire();
    if (idle.isEmpty()) {
      idle.push(DriverManager.getConnection(url));
    }
    Connection connection = idle.pop();
    lock.release();
    return connection;
  }

  private void giveBack(Connection connection) {
    lock.run(() -> idle.push(connection));
  }
}
