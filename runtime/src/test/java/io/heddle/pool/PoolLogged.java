package io.heddle.pool;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records what the pool package logs, instead of having it printed. By reflection, because the
 * module does not read {@code java.logging}.
 */
final class PoolLogged implements AutoCloseable {

  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final Class<?> filterType = type("Filter");
  private final Object logger;

  PoolLogged() throws ReflectiveOperationException {
    logger = type("Logger").getMethod("getLogger", String.class).invoke(null, "io.heddle.pool");
    Object filter =
        Proxy.newProxyInstance(
            filterType.getClassLoader(),
            new Class<?>[] {filterType},
            (proxy, method, arguments) -> {
              thrown.add((Throwable) type("LogRecord").getMethod("getThrown").invoke(arguments[0]));
              return false;
            });
    setFilter(filter);
  }

  /** What the logged failures were, in their order. */
  List<Throwable> thrown() {
    return thrown;
  }

  @Override
  public void close() throws ReflectiveOperationException {
    setFilter(null);
  }

  private void setFilter(Object filter) throws ReflectiveOperationException {
    type("Logger").getMethod("setFilter", filterType).invoke(logger, filter);
  }

  private static Class<?> type(String simpleName) {
    try {
      return Class.forName("java.util.logging." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
