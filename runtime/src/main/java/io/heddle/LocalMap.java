package io.heddle;

import io.heddle.internal.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bag of named values of which every thread has its own.
 *
 * <p>It is empty at first in every thread. A subclass that overrides {@link #init()} fills it, in
 * each thread that uses it; the subclass's fields and methods are shared by all threads, as in any
 * other object.
 *
 * <pre>{@code
 * class Request extends LocalMap {
 *   protected void init() {
 *     set("locale", Locale.getDefault());
 *   }
 * }
 * }</pre>
 *
 * <p>What one thread sets no other sees, so nothing here needs or provides ordering between
 * threads. Values are never {@code null} and die with their thread. For a single value, {@link
 * Local} knows its type.
 *
 * <p>Source: the attributes of Python {@code threading.local}.
 */
@SuppressWarnings("ThreadLocalUsage") // one per bag, as long as that lives
public class LocalMap {

  private final ThreadLocal<Map<String, Object>> values = new ThreadLocal<>();

  /** Makes a bag that is empty in every thread, unless {@link #init()} is overridden. */
  public LocalMap() {}

  /**
   * Fills the calling thread's bag. Called once in each thread, before its first use there; if it
   * throws, the exception reaches the caller and the next use calls it again.
   */
  protected void init() {}

  /**
   * Returns the calling thread's value of a name.
   *
   * @param name which value
   * @return the value
   * @throws NoSuchElementException if this thread has set no such value
   */
  public final Object get(String name) {
    return requirePresent(name, own().get(Objects.requireNonNull(name, "name")));
  }

  /**
   * Sets the calling thread's value of a name.
   *
   * @param name which value
   * @param value the new value
   */
  public final void set(String name, Object value) {
    own().put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
  }

  /**
   * Removes the calling thread's value of a name.
   *
   * @param name which value
   * @throws NoSuchElementException if this thread has set no such value
   */
  public final void remove(String name) {
    requirePresent(name, own().remove(Objects.requireNonNull(name, "name")));
  }

  /**
   * Returns whether the calling thread has a value of a name.
   *
   * @param name which value
   * @return whether it was set and not removed
   */
  public final boolean isPresent(String name) {
    return own().containsKey(Objects.requireNonNull(name, "name"));
  }

  /**
   * Returns the names of the calling thread's values.
   *
   * @return a snapshot, in the order in which they were first set
   */
  public final Set<String> keys() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(own().keySet()));
  }

  @Override
  public String toString() {
    return Label.of("LocalMap", null, this) + " " + keys();
  }

  private Map<String, Object> own() {
    Map<String, Object> known = values.get();
    return known != null ? known : begin();
  }

  private Map<String, Object> begin() {
    Map<String, Object> fresh = new LinkedHashMap<>();
    values.set(fresh);
    boolean filled = false;
    try {
      init();
      filled = true;
    } finally {
      if (!filled) {
        values.remove();
      }
    }
    return fresh;
  }

  private Object requirePresent(String name, @Nullable Object value) {
    if (value == null) {
      throw new NoSuchElementException(
          Label.of("LocalMap", null, this)
              + " has no \""
              + name
              + "\" in this thread, only "
              + keys()
              + "; set it here, or in init() for every thread");
    }
    return value;
  }
}
