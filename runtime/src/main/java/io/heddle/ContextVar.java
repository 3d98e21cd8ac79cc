package io.heddle;

import io.heddle.internal.Label;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable whose value belongs to the {@link Context} that code runs in, and is handed on to
 * other threads with it.
 *
 * <p>Where {@link Local} gives each thread a value of its own, this gives one to each activity,
 * however many threads that goes through. Values are never {@code null}.
 *
 * <pre>{@code
 * static final ContextVar<User> USER = new ContextVar<>("request.user");
 *
 * void handle(Request request) {
 *   USER.with(request.user(), () -> answer(request));
 * }
 * }</pre>
 *
 * <p>Memory effects are those of {@link Context}. Variables are meant to be constants: a context
 * keeps the variables that are set in it from being collected.
 *
 * <p>Source: Python {@code contextvars.ContextVar}, PEP 567.
 *
 * @param <T> the type of the values
 */
public final class ContextVar<T> {

  private final String name;
  private final @Nullable T initial;

  /**
   * Makes a variable without a default.
   *
   * @param name what messages and dumps call it
   */
  public ContextVar(String name) {
    this.name = Objects.requireNonNull(name, "name");
    this.initial = null;
  }

  private ContextVar(String name, T initial) {
    this.name = Objects.requireNonNull(name, "name");
    this.initial = Objects.requireNonNull(initial, "initial");
  }

  /**
   * Makes a variable with a default.
   *
   * @param name what messages and dumps call it
   * @param initial the value wherever none is set
   * @param <T> the type of the values
   * @return the variable
   */
  public static <T> ContextVar<T> of(String name, T initial) {
    return new ContextVar<>(name, initial);
  }

  /**
   * Returns the name.
   *
   * @return the name given at construction
   */
  public String name() {
    return name;
  }

  /**
   * Returns the value in the context that the calling thread runs in, or the default.
   *
   * @return the value
   * @throws NoSuchElementException if it is not set and there is no default
   */
  public T get() {
    T value = valueOrNull();
    if (value == null) {
      value = initial;
    }
    if (value == null) {
      throw new NoSuchElementException(
          label() + " is not set in this context; set it, or make it with ContextVar.of(..)");
    }
    return value;
  }

  /**
   * Returns the value in the context that the calling thread runs in, or another one.
   *
   * @param otherwise what to return if it is not set; the variable's own default does not count
   * @return the value
   */
  public T get(T otherwise) {
    Objects.requireNonNull(otherwise, "otherwise");
    T value = valueOrNull();
    return value != null ? value : otherwise;
  }

  /**
   * Returns whether the variable is set in the context that the calling thread runs in.
   *
   * @return whether it is, a default not counting
   */
  public boolean isPresent() {
    return valueOrNull() != null;
  }

  /**
   * Sets the value in the context that the calling thread runs in.
   *
   * @param value the new value
   * @return what {@link #reset} needs to undo this
   */
  public Token<T> set(T value) {
    Objects.requireNonNull(value, "value");
    Context context = Context.current();
    Token<T> token = new Token<>(this, context, context.value(this));
    context.put(this, value);
    return token;
  }

  /**
   * Makes the value what it was before a {@link #set}, or unset if it was not set.
   *
   * @param token what that call returned; good for one use
   * @throws IllegalArgumentException if the token was made by another variable or in another
   *     context; nothing changes then
   * @throws IllegalStateException if the token was used before; nothing changes then
   */
  public void reset(Token<T> token) {
    if (token.used) {
      throw new IllegalStateException(
          label() + " was reset by this token before; each set() is undone once");
    }
    if (token.variable != this) {
      throw new IllegalArgumentException(
          label()
              + " cannot be reset by a token of "
              + token.variable.label()
              + "; pass what its own set() returned");
    }
    if (token.context != Context.currentOrNull()) {
      throw new IllegalArgumentException(
          label()
              + " was set in another context than this; reset it where it was set, or use with()");
    }
    token.used = true;
    token.context.put(this, token.before);
  }

  /**
   * Runs a body with a result during which the variable has another value; afterwards it is as it
   * was before, whatever the body set.
   *
   * @param value the value meanwhile
   * @param body what to run
   * @param <R> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the variable is as before all the same
   */
  public <R extends @Nullable Object, X extends Throwable> R with(
      T value, ThrowingCallable<R, X> body) throws X {
    Objects.requireNonNull(body, "body");
    Token<T> token = set(value);
    try {
      return body.call();
    } finally {
      reset(token);
    }
  }

  /**
   * Runs a body during which the variable has another value; afterwards it is as it was before,
   * whatever the body set.
   *
   * @param value the value meanwhile
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the variable is as before all the same
   */
  public <X extends Throwable> void with(T value, ThrowingRunnable<X> body) throws X {
    Objects.requireNonNull(body, "body");
    Token<T> token = set(value);
    try {
      body.run();
    } finally {
      reset(token);
    }
  }

  @Override
  public String toString() {
    T value = valueOrNull();
    if (value == null) {
      value = initial;
    }
    return label() + (value == null ? " [not set]" : " [" + value + "]");
  }

  private @Nullable T valueOrNull() {
    Context context = Context.currentOrNull();
    return context == null ? null : context.value(this);
  }

  private String label() {
    return Label.of("ContextVar", name, this);
  }

  /**
   * Remembers what a variable was before it was set.
   *
   * @param <T> the type of the variable's values
   */
  public static final class Token<T> {

    private final ContextVar<T> variable;
    private final Context context;
    private final @Nullable T before;

    /** Read and written by the thread that runs in the context. */
    private boolean used;

    private Token(ContextVar<T> variable, Context context, @Nullable T before) {
      this.variable = variable;
      this.context = context;
      this.before = before;
    }

    @Override
    public String toString() {
      return "Token of " + variable.label() + (used ? " [used]" : " [unused]");
    }
  }
}
