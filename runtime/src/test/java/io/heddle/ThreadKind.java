package io.heddle;

import java.util.List;

/** The kinds of threads that a test runs in; virtual ones only where the JVM has them. */
public enum ThreadKind {
  PLATFORM {
    @Override
    Thread unstarted(Runnable body) {
      Thread thread = new Thread(body);
      thread.setDaemon(true);
      return thread;
    }
  },
  VIRTUAL {
    @Override
    Thread unstarted(Runnable body) {
      return VirtualThreads.unstarted(body);
    }
  };

  abstract Thread unstarted(Runnable body);

  public static List<ThreadKind> available() {
    return VirtualThreads.supported() ? List.of(PLATFORM, VIRTUAL) : List.of(PLATFORM);
  }
}
