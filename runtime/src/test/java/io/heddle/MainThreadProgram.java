package io.heddle;

/** Registers another main thread; what it prints is checked by {@link MainThreadTest}. */
final class MainThreadProgram {

  private MainThreadProgram() {}

  public static void main(String[] args) throws Exception {
    HeddleThread launcher = Threads.mainThread();
    Thread embedder =
        new Thread(
            () -> {
              HeddleThread handle = Threads.currentThread();
              print("dummy before", handle.isDummy());
              Threads.registerMain();
              Threads.registerMain();
              print("is main", Threads.mainThread() == handle);
              print("same handle", Threads.currentThread() == handle);
              print("dummy after", handle.isDummy());
              print("listed once", Threads.enumerate().indexOf(handle) == 0);
              print("daemon", handle.daemon());
              print("former is dummy", launcher.isDummy());
              print("former is listed", Threads.enumerate().contains(launcher));
            });
    embedder.start();
    embedder.join();
    print("former keeps its handle", Threads.currentThread() == launcher);
    HeddleThread own = Threads.thread(Threads::registerMain).name("own").start();
    own.join();
    print("own thread is main", Threads.mainThread() == own && !own.isDummy());
    print("stays listed when it has ended", Threads.enumerate().get(0) == own);
  }

  private static void print(String what, boolean truth) {
    System.out.println(what + ": " + truth);
  }
}
