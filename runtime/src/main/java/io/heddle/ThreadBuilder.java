package io.heddle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link HeddleThread} step by step.
 *
 * <pre>{@code
 * HeddleThread reader = Threads.thread(this::read).name("orders.reader").daemon(true).start();
 * }</pre>
 *
 * <p>A builder may be used again: each call of {@link #start()} or {@link #unstarted()} makes
 * another thread. It is not safe for use by several threads.
 *
 * <p>Source: the arguments of Python {@code threading.Thread}.
 */
public final class ThreadBuilder {

  private final Runnable target;
  private @Nullable String name;
  private @Nullable Boolean daemon;
  private @Nullable Long stackSize;
  private @Nullable Context context;
  private boolean virtual;

  ThreadBuilder(Runnable target) {
    this.target = Objects.requireNonNull(target, "target");
  }

  /**
   * Sets the name; {@code Thread-N (target)} if not set.
   *
   * @param value the thread's name
   * @return this builder
   */
  public ThreadBuilder name(String value) {
    name = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * Sets whether the thread is a daemon, which does not keep the JVM alive; inherited from the
   * thread that makes it if not set.
   *
   * @param value whether it is a daemon
   * @return this builder
   */
  public ThreadBuilder daemon(boolean value) {
    daemon = value;
    return this;
  }

  /**
   * Sets the size of the thread's stack; {@link Threads#stackSize()} if not set. A virtual thread's
   * stack grows by itself; it takes no size.
   *
   * @param bytes the size, at least 32 KiB, or 0 for what the JVM takes by default
   * @return this builder
   * @throws IllegalArgumentException if {@code bytes} is neither 0 nor at least 32,768
   */
  public ThreadBuilder stackSize(long bytes) {
    stackSize = StackSizes.require(bytes);
    return this;
  }

  /**
   * Sets the context that the thread runs in; an empty one of its own if not set. Pass {@link
   * Context#copyOfCurrent()} to hand on what the calling thread has set. If a body runs in the
   * context already when the thread starts, the thread ends by the {@link IllegalStateException} of
   * {@link Context#run}.
   *
   * @param value the context
   * @return this builder
   */
  public ThreadBuilder context(Context value) {
    context = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * Makes it a virtual thread, which is always a daemon.
   *
   * @return this builder
   * @throws UnsupportedOperationException if the JVM has no virtual threads, as before Java 21
   */
  public ThreadBuilder virtual() {
    VirtualThreads.requireSupported();
    virtual = true;
    return this;
  }

  /**
   * Makes the thread and starts it.
   *
   * @return the running thread
   * @throws IllegalArgumentException if a virtual thread was to be no daemon
   */
  public HeddleThread start() {
    HeddleThread thread = unstarted();
    thread.start();
    return thread;
  }

  /**
   * Makes the thread.
   *
   * @return the thread, to be started later
   * @throws IllegalArgumentException if a virtual thread was to be no daemon
   */
  public HeddleThread unstarted() {
    if (!virtual) {
      long stack = stackSize != null ? stackSize : Threads.stackSize();
      return new HeddleThread(target, name, daemon, stack, context);
    }
    if (Boolean.FALSE.equals(daemon)) {
      throw new IllegalArgumentException(
          "A virtual thread is always a daemon; make a platform thread, or join it where the program"
              + " must not end without it");
    }
    return HeddleThread.virtual(target, name, context);
  }
}
