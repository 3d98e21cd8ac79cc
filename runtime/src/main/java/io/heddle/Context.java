package io.heddle;

import io.heddle.internal.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link ContextVar}s that code finds when it runs.
 *
 * <p>A thread starts in an empty context of its own unless it is given one: {@link
 * ThreadBuilder#context}. {@link #run} runs a body in another context; what the body sets stays in
 * that context and is gone from the thread when the body ends. To hand the present values on
 * without sharing later changes, hand on a copy.
 *
 * <pre>{@code
 * Context request = Context.copyOfCurrent();
 * Threads.thread(this::audit).context(request).start();
 * }</pre>
 *
 * <p>A context runs one body at a time: neither two threads nor a body within itself may be in it
 * at once, because one would see what the other sets.
 *
 * <p>Memory effects: what a thread set in a context before it left it is visible to the thread that
 * enters it next, and to whoever copies or reads it. Copying takes the same time however many
 * variables there are; setting takes time in proportion to them.
 *
 * <p>Source: Python {@code contextvars.Context}, PEP 567.
 */
public final class Context {

  /** The context that each thread runs in; none before the thread needs one. */
  private static final ThreadLocal<Context> CURRENT = new ThreadLocal<>();

  private final Mutex entered = new Mutex();

  /** Never changed, but replaced: by the thread that runs in this context; read by anyone. */
  private volatile Map<ContextVar<?>, Object> values;

  /** Makes an empty context. */
  public Context() {
    this(Map.of());
  }

  private Context(Map<ContextVar<?>, Object> values) {
    this.values = values;
  }

  /**
   * Returns a copy of the context that the calling thread runs in.
   *
   * @return a new context with the same values
   */
  public static Context copyOfCurrent() {
    Context current = CURRENT.get();
    return current == null ? new Context() : current.copy();
  }

  /**
   * Returns a copy of this context, which may be in use.
   *
   * @return a new context with the same values
   */
  public Context copy() {
    return new Context(values);
  }

  /**
   * Runs a body in this context.
   *
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the thread has its context back all the same
   * @throws IllegalStateException if a body runs in this context already
   */
  public <X extends Throwable> void run(ThrowingRunnable<X> body) throws X {
    Objects.requireNonNull(body, "body");
    Context before = enter();
    try {
      body.run();
    } finally {
      leave(before);
    }
  }

  /**
   * Runs a body with a result in this context.
   *
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the thread has its context back all the same
   * @throws IllegalStateException if a body runs in this context already
   */
  public <T extends @Nullable Object, X extends Throwable> T call(ThrowingCallable<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    Context before = enter();
    try {
      return body.call();
    } finally {
      leave(before);
    }
  }

  /**
   * Returns what a variable is set to in this context.
   *
   * @param variable the variable
   * @param <T> the type of its values
   * @return the value; empty if it is not set here, also if the variable has a default
   */
  public <T> Optional<T> get(ContextVar<T> variable) {
    return Optional.ofNullable(value(variable));
  }

  /**
   * Returns how many variables are set in this context.
   *
   * @return their number
   */
  public int size() {
    return values.size();
  }

  @Override
  public String toString() {
    return Label.of("Context", null, this)
        + (entered.isLocked() ? " [in use, " : " [")
        + size()
        + " set]";
  }

  static @Nullable Context currentOrNull() {
    return CURRENT.get();
  }

  /** The context that the calling thread runs in, made if it has none. */
  static Context current() {
    Context current = CURRENT.get();
    if (current == null) {
      current = new Context();
      CURRENT.set(current);
    }
    return current;
  }

  /** Makes this the calling thread's context; returns what was it before. */
  private @Nullable Context enter() {
    if (!entered.tryLock()) {
      throw new IllegalStateException(
          Label.of("Context", null, this)
              + " has a body running in it already; run this one in a copy()");
    }
    Context before = CURRENT.get();
    CURRENT.set(this);
    return before;
  }

  private void leave(@Nullable Context before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
    entered.unlock();
  }

  @SuppressWarnings("unchecked") // only put() writes, and it takes what the variable takes
  <T> @Nullable T value(ContextVar<T> variable) {
    return (T) values.get(Objects.requireNonNull(variable, "variable"));
  }

  /** For the thread that runs in this context; a null value unsets the variable. */
  <T> void put(ContextVar<T> variable, @Nullable T value) {
    Map<ContextVar<?>, Object> changed = new HashMap<>(values);
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    values = changed;
  }
}
