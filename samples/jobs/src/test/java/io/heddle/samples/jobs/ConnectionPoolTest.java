package io.heddle.samples.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ConnectionPoolTest {

  @TempDir private Path folder;

  @Test
  void thereAreNeverMoreConnectionsThanPermits() throws Exception {
    AtomicInteger inUse = new AtomicInteger();
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    Set<Object> connections = ConcurrentHashMap.newKeySet();
    try (ConnectionPool pool = pool()) {
      List<HeddleThread> threads = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        threads.add(
            Threads.thread(
                    () -> {
                      for (int j = 0; j < 100; j++) {
                        run(
                            pool,
                            connection -> {
                              connections.add(connection);
                              seen.add(inUse.incrementAndGet());
                              Thread.yield();
                              return inUse.decrementAndGet();
                            });
                      }
                    })
                .start());
      }
      for (HeddleThread thread : threads) {
        thread.join();
      }
    }
    assertThat(seen).allMatch(number -> number <= 4);
    assertThat(connections).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aTransactionThatFailsHasDoneNothing() throws Exception {
    try (ConnectionPool pool = pool()) {
      pool.run(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("create table t (n int)");
            }
          });

      assertThatThrownBy(
              () ->
                  pool.run(
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          statement.execute("insert into t values (1)");
                          throw new SQLException("no more");
                        }
                      }))
          .hasMessage("no more");
    }
    assertThat(Schedules.ask(folder.resolve("database"), "select count(*) from t")).isZero();
  }

  @Test
  void everyPermitIsBackWhateverHappens() throws Exception {
    try (ConnectionPool pool = pool()) {
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(
                () ->
                    pool.run(
                        connection -> {
                          throw new IllegalStateException("out of the blue");
                        }))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(pool.permits().value()).isEqualTo(4);
    }
  }

  private ConnectionPool pool() {
    return Heddle_ConnectionPool.create(JobStore.url(folder.resolve("database")));
  }

  private static void run(ConnectionPool pool, ConnectionPool.Transaction<?> transaction) {
    try {
      pool.run(transaction);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
