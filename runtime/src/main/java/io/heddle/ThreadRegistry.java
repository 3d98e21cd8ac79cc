package io.heddle;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which threads there are.
 *
 * <p>Threads that Heddle started are kept from their start to their end. Alien threads are known
 * once they ask for their handle; that lives in the thread itself and is only weakly referred to
 * from here, so that it goes with its thread.
 */
final class ThreadRegistry {

  /**
   * Those that have not ended, by their Java threads: of these, unlike of most objects, the hash is
   * there before somebody asks for it.
   */
  private static final Map<Thread, HeddleThread> STARTED = new ConcurrentHashMap<>();

  private static final Set<Reference<HeddleThread>> ALIENS = ConcurrentHashMap.newKeySet();
  private static final ReferenceQueue<HeddleThread> COLLECTED = new ReferenceQueue<>();

  /** Handles of virtual, alien and main threads; a {@link Carrier} has its own. */
  private static final ThreadLocal<HeddleThread> CURRENT = new ThreadLocal<>();

  /** Held for moments, while which thread is the main one changes. */
  private static final Mutex MAIN_CHANGES = new Mutex();

  /** Those that were the main thread once; they may never have asked for their handle. */
  private static final Set<HeddleThread> FORMER_MAIN = ConcurrentHashMap.newKeySet();

  private static volatile HeddleThread main = HeddleThread.main(findMainThread());

  private ThreadRegistry() {}

  static HeddleThread main() {
    return main;
  }

  /** Makes the calling thread the main one and what was it an alien. */
  static void registerMain() {
    HeddleThread caller = current();
    MAIN_CHANGES.lock();
    try {
      HeddleThread former = main;
      if (caller != former) {
        ALIENS.removeIf(reference -> reference.get() == caller);
        caller.becomeMain();
        main = caller;
        former.becomeAlien();
        if (former.isDummy()) {
          FORMER_MAIN.add(former);
          ALIENS.add(new WeakReference<>(former, COLLECTED));
        }
      }
    } finally {
      MAIN_CHANGES.unlock();
    }
  }

  static HeddleThread current() {
    Thread thread = Thread.currentThread();
    if (thread instanceof Carrier carrier) {
      return carrier.handle;
    }
    HeddleThread known = CURRENT.get();
    return known != null ? known : meet(thread);
  }

  /** Called in a virtual thread before its body runs. */
  static void enter(HeddleThread handle) {
    CURRENT.set(handle);
  }

  static void started(HeddleThread handle) {
    STARTED.put(handle.asJavaThread(), handle);
  }

  static void ended(HeddleThread handle) {
    Thread thread = handle.threadOrNull();
    if (thread != null) {
      STARTED.remove(thread);
    }
  }

  /** Those that Heddle started and that have not ended. */
  static Set<HeddleThread> running() {
    return Set.copyOf(STARTED.values());
  }

  /** The main thread, even when it has ended, and all others that live, waiting timers too. */
  static Set<HeddleThread> alive() {
    Set<HeddleThread> threads = new LinkedHashSet<>();
    threads.add(main);
    // Before the started ones: a timer whose time comes is among those before it leaves these.
    TimerScheduler.shared().addWaiting(threads);
    addRunning(threads);
    return threads;
  }

  private static void addRunning(Set<HeddleThread> threads) {
    threads.addAll(STARTED.values());
    ALIENS.removeIf(reference -> isGone(reference.get()));
    for (Reference<HeddleThread> reference : ALIENS) {
      HeddleThread alien = reference.get();
      if (alien != null) {
        threads.add(alien);
      }
    }
  }

  /** Visits the Java threads of all handles that have been started and have not ended. */
  static void forEachCarrier(Consumer<? super Carrier> visitor) {
    for (Thread thread : STARTED.keySet()) {
      if (thread instanceof Carrier carrier) {
        visitor.accept(carrier);
      }
    }
  }

  /** What messages call the thread with that id. */
  static String describe(long id) {
    Set<HeddleThread> running = new LinkedHashSet<>();
    running.add(main);
    addRunning(running);
    for (HeddleThread thread : running) {
      if (thread.ident() == id) {
        return "thread \"" + thread.name() + "\" #" + id;
      }
    }
    return "thread #" + id;
  }

  private static boolean isGone(@Nullable HeddleThread alien) {
    return alien == null || !alien.isAlive();
  }

  private static HeddleThread meet(Thread thread) {
    HeddleThread handle = findMain(thread);
    if (handle == null) {
      for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
        ALIENS.remove(gone);
      }
      handle = HeddleThread.dummy(thread);
      ALIENS.add(new WeakReference<>(handle, COLLECTED));
    }
    if (!VirtualThreads.isVirtual(thread)) {
      handle.meetKernel();
    }
    CURRENT.set(handle);
    return handle;
  }

  /** The handle of a thread that is or was the main one. */
  private static @Nullable HeddleThread findMain(Thread thread) {
    HeddleThread present = main;
    if (thread == present.asJavaThread()) {
      return present;
    }
    for (HeddleThread former : FORMER_MAIN) {
      if (thread == former.asJavaThread()) {
        return former;
      }
    }
    return null;
  }

  /**
   * The JVM makes the main thread first of all, in a group below its own. If that has ended before
   * anyone asked, the thread that asks first takes its place, as in Python the one that imports the
   * module.
   */
  private static Thread findMainThread() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup parent = root; parent != null; parent = parent.getParent()) {
      root = parent;
    }
    Thread oldest = root == null ? null : oldest(root);
    return oldest == null || oldest.getThreadGroup() == root ? Thread.currentThread() : oldest;
  }

  private static @Nullable Thread oldest(ThreadGroup root) {
    Thread[] threads = new Thread[2 * root.activeCount() + 64];
    int count = root.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .min(Comparator.comparingLong(ThreadIds::of))
        .orElse(null);
  }
}
