package io.heddle;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names for threads that were not given one: {@code Thread-N}, or {@code Thread-N (target)}. */
final class ThreadNames {

  private static final AtomicLong LAST = new AtomicLong();

  private ThreadNames() {}

  static String next(@Nullable Runnable target) {
    String name = "Thread-" + LAST.incrementAndGet();
    return target == null ? name : name + " (" + describe(target.getClass()) + ")";
  }

  /** A lambda has no name of its own, but the class that it is written in has. */
  private static String describe(Class<?> target) {
    String name = target.getName();
    String simple = name.substring(name.lastIndexOf('.', name.indexOf('/') - 1) + 1);
    int lambda = simple.indexOf("$$Lambda");
    if (target.isHidden() && lambda >= 0) {
      String host = simple.substring(0, lambda);
      return host.substring(host.lastIndexOf('$') + 1) + ".<lambda>";
    }
    return target.getSimpleName().isEmpty() ? simple : target.getSimpleName();
  }
}
