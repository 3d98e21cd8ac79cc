package io.heddle.scope;

/** Who may use a scope, and when; what is thrown says what to do instead. */
final class Permission {

  private Permission() {}

  /** Returns the calling thread, which is in the scope. */
  static Strand requireWithin(Scope scope) {
    Strand caller = Strand.ofThread();
    if (caller != null) {
      for (Scope at = caller.innermost(); at != null; at = at.parent()) {
        if (at == scope) {
          return caller;
        }
      }
    }
    throw new IllegalStateException(
        scope.label()
            + " is not a scope that the calling thread is in; fork from its block or its tasks,"
            + " before it is closed");
  }

  static void requireOwner(Scope scope, String operation) {
    boolean closed = scope.isClosed();
    if (closed || scope.owner().thread != Thread.currentThread()) {
      throw new IllegalStateException(
          scope.label()
              + ": "
              + operation
              + (closed ? " comes too late, it is closed" : " is for the thread that opened it"));
    }
  }

  static void requireUnused(Scope scope, String setting) {
    requireOwner(scope, setting);
    if (scope.children().hasForked()) {
      throw new IllegalStateException(
          scope.label()
              + ": "
              + setting
              + " comes too late, it has tasks already; set it up before");
    }
  }

  /** Only its owner must not ask before it has joined, lest the answer depend on chance. */
  static void requireJoined(Scope scope, Task<?> asked) {
    if (scope.owner().thread == Thread.currentThread() && !scope.children().isJoined()) {
      throw new IllegalStateException(
          scope.label()
              + " has not been joined; call join() before you ask for what "
              + asked.label()
              + " did");
    }
  }
}
