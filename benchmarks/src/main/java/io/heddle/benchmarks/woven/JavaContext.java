package io.heddle.benchmarks.woven;

/** The same value in the thread local of the JDK. */
final class JavaContext {

  private final ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");

  String user() {
    return user.get();
  }

  void user(String name) {
    user.set(name);
  }
}
