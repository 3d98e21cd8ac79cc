package io.heddle;

import io.heddle.internal.Label;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which every thread has its own value.
 *
 * <p>A thread's value is made when the thread first reads it, by the supplier given to {@link #of}
 * or by a subclass that overrides {@link #initial()}, once in each thread; without either, a thread
 * has no value until it sets one. Values are never {@code null}. They die with their thread.
 *
 * <pre>{@code
 * private static final Local<NumberFormat> FORMAT = Local.of(NumberFormat::getCurrencyInstance);
 * }</pre>
 *
 * <p>What one thread sets no other sees, so nothing here needs or provides ordering between
 * threads. A value must not be handed to other threads unless it is safe for them in itself.
 *
 * <p>Source: Python {@code threading.local}.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("ThreadLocalUsage") // one per variable, as long as that lives
public class Local<T> {

  /** Where a {@link Carrier} keeps its value. */
  private final int index = LocalIndex.give(this);

  /** The values of all other threads; of all threads, if this variable got no index. */
  private final ThreadLocal<T> values = new ThreadLocal<>();

  private final @Nullable Supplier<? extends T> initial;
  private final @Nullable String name;

  /** Makes a variable that has no value in any thread, unless {@link #initial()} is overridden. */
  public Local() {
    this.initial = null;
    this.name = null;
  }

  /**
   * Makes a variable that has no value in any thread, unless {@link #initial()} is overridden.
   *
   * @param name what messages call it
   */
  public Local(String name) {
    this.initial = null;
    this.name = Objects.requireNonNull(name, "name");
  }

  private Local(@Nullable String name, Supplier<? extends T> initial) {
    this.initial = Objects.requireNonNull(initial, "initial");
    this.name = name;
  }

  /**
   * Makes a variable with an initial value for each thread.
   *
   * @param initial makes the value, in the thread that reads it first
   * @param <T> the type of the value
   * @return the variable
   */
  public static <T> Local<T> of(Supplier<? extends T> initial) {
    return new Local<>(null, initial);
  }

  /**
   * Makes a variable with a name and an initial value for each thread.
   *
   * @param name what messages call it
   * @param initial makes the value, in the thread that reads it first
   * @param <T> the type of the value
   * @return the variable
   */
  public static <T> Local<T> of(String name, Supplier<? extends T> initial) {
    return new Local<>(Objects.requireNonNull(name, "name"), initial);
  }

  /**
   * Makes the calling thread's first value. Called at most once in each thread, unless it throws or
   * the value is removed.
   *
   * @return the value
   * @throws NoSuchElementException if there is no initial value
   */
  protected T initial() {
    if (initial == null) {
      throw new NoSuchElementException(
          label() + " has no value in this thread; set one, or make it with Local.of(..)");
    }
    return initial.get();
  }

  /**
   * Returns the calling thread's value; makes it if there is none. An exception of the supplier
   * reaches the caller, and the next call tries again.
   *
   * @return the value
   * @throws NoSuchElementException if the thread has no value and there is no initial one
   */
  public final T get() {
    // Two ways out instead of one: compiled, each keeps fewer values alive.
    if (Thread.currentThread() instanceof Carrier carrier) {
      T carried = read(carrier);
      return carried != null ? carried : makeInitial();
    }
    T value = values.get();
    return value != null ? value : makeInitial();
  }

  /**
   * Sets the calling thread's value.
   *
   * @param value the new value
   */
  public final void set(T value) {
    write(Objects.requireNonNull(value, "value"));
  }

  /** Forgets the calling thread's value, as if the thread had never used this variable. */
  public final void remove() {
    if (index != LocalIndex.NONE && Thread.currentThread() instanceof Carrier carrier) {
      carrier.dropLocal(index);
    } else {
      values.remove();
    }
  }

  /**
   * Returns whether the calling thread has a value, without making one.
   *
   * @return whether one was set or made and not removed
   */
  public final boolean isPresent() {
    return peek() != null;
  }

  /**
   * Runs a body during which the calling thread has another value; afterwards it has the one it had
   * before, or none.
   *
   * @param value the value meanwhile
   * @param body what to run
   * @param <R> the type of the result
   * @return the body's result
   */
  public final <R extends @Nullable Object> R with(T value, Supplier<R> body) {
    T before = peek();
    set(value);
    try {
      return body.get();
    } finally {
      if (before != null) {
        write(before);
      } else {
        remove();
      }
    }
  }

  /**
   * Runs a body without a result during which the calling thread has another value; afterwards it
   * has the one it had before, or none.
   *
   * @param value the value meanwhile
   * @param body what to run
   */
  public final void with(T value, Runnable body) {
    this.<@Nullable Void>with(
        value,
        () -> {
          body.run();
          return null;
        });
  }

  @Override
  public String toString() {
    T value = peek();
    return label() + (value == null ? " [no value in this thread]" : " [" + value + "]");
  }

  private T makeInitial() {
    T made = initial();
    if (made == null) {
      throw new NullPointerException(
          label() + ": its initial value is null; a Local holds no null, leave it without a value");
    }
    write(made);
    return made;
  }

  /** The calling thread's value, of which that is the carrier; null if there is none. */
  @SuppressWarnings("unchecked") // written by this variable
  private @Nullable T read(Carrier carrier) {
    @Nullable Object[] locals = carrier.locals;
    // Changes nothing, but tells the compiler that it is not negative.
    int place = index & LocalIndex.NONE;
    if (place < locals.length) {
      return (T) locals[place];
    }
    return index == LocalIndex.NONE ? values.get() : null;
  }

  /** The calling thread's value, without leaving anything behind if there is none. */
  private @Nullable T peek() {
    T value = Thread.currentThread() instanceof Carrier carrier ? read(carrier) : values.get();
    if (value == null) {
      remove();
    }
    return value;
  }

  private void write(T value) {
    if (index != LocalIndex.NONE && Thread.currentThread() instanceof Carrier carrier) {
      if (index >= carrier.locals.length) {
        LocalIndex.extend(carrier, index);
      }
      carrier.locals[index] = value;
    } else {
      values.set(value);
    }
  }

  private String label() {
    return Label.of("Local", name, this);
  }
}
