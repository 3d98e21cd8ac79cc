package io.heddle.benchmarks.woven;

import io.heddle.Local;

/** The same value with the accessors written by hand. */
final class HandWrittenContext {

  private final Local<String> user = Local.of("HandWrittenContext.user", this::nobody);

  String user() {
    return user.get();
  }

  void user(String name) {
    user.set(name);
  }

  private String nobody() {
    return "nobody";
  }
}
