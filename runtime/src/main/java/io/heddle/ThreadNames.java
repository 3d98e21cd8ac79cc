package io.heddle;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names for threads that were not given one: {@code Thread-N}, or {@code Thread-N (target)}. */
final class ThreadNames {

  private static final AtomicLong LAST = new AtomicLong();

  private ThreadNames() {}

  /** What Python takes for no name: none, or an empty one. */
  static String orNext(@Nullable String name, @Nullable Runnable target) {
    return name == null || name.isEmpty() ? next(target) : name;
  }

  static String next(@Nullable Runnable target) {
    String name = "Thread-" + LAST.incrementAndGet();
    return target == null ? name : name + " (" + describe(target.getClass()) + ")";
  }

  /** A lambda has no name of its own, but the class that it is written in has. */
  private static String describe(Class<?> target) {
    if (!target.getSimpleName().isEmpty() && !target.isHidden()) {
      return target.getSimpleName();
    }
    String name = target.getName();
    int lambda = name.indexOf("$$Lambda");
    if (lambda < 0) {
      return afterLast('.', name);
    }
    return afterLast('$', afterLast('.', name.substring(0, lambda))) + ".<lambda>";
  }

  private static String afterLast(char separator, String name) {
    return name.substring(name.lastIndexOf(separator) + 1);
  }
}
