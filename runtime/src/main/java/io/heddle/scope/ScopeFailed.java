package io.heddle.scope;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of a scope have failed.
 *
 * <p>{@link #failures()} are all of them, in the order in which they ended, none dropped; the first
 * is the cause, or the first {@link Error} if there is one, and the others are suppressed
 * exceptions of this one, so that a stack trace shows them.
 *
 * <pre>{@code
 * try {
 *   page.join();
 * } catch (ScopeFailed e) {
 *   throw e.rethrow(IOException.class);
 * }
 * }</pre>
 */
public final class ScopeFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many failures the message tells of. */
  private static final int TOLD = 8;

  /** In the order in which the tasks ended. */
  @SuppressWarnings("serial") // the lists of List.copyOf are serialisable, and so are throwables
  private final List<Throwable> failures;

  ScopeFailed(String label, List<Throwable> failures) {
    super(message(label, failures), main(failures));
    this.failures = List.copyOf(failures);
    failures.stream().filter(other -> other != getCause()).forEach(this::addSuppressed);
  }

  /**
   * Returns what the tasks have thrown.
   *
   * @return all of it, in the order in which the tasks ended; at least one
   */
  public List<Throwable> failures() {
    return failures;
  }

  /**
   * Throws the first failure of a type, for a caller that declares it. Failures of scopes within
   * the scope count as well.
   *
   * @param type the type
   * @param <X> the type
   * @return this exception, to be thrown if there is no such failure
   * @throws X the first failure of that type
   */
  public <X extends Throwable> ScopeFailed rethrow(Class<X> type) throws X {
    X found = find(failures, type);
    if (found != null) {
      throw found;
    }
    return this;
  }

  private static <X extends Throwable> @Nullable X find(List<Throwable> failures, Class<X> type) {
    for (Throwable failure : failures) {
      if (type.isInstance(failure)) {
        return type.cast(failure);
      }
      if (failure instanceof ScopeFailed inner) {
        X within = find(inner.failures, type);
        if (within != null) {
          return within;
        }
      }
    }
    return null;
  }

  /** Whether a throwable is, or brings with it, an {@link Error}, which nothing may make up for. */
  static boolean carriesError(Throwable thrown) {
    return carriesError(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean carriesError(@Nullable Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return false;
    }
    if (thrown instanceof Error) {
      return true;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (carriesError(suppressed, seen)) {
        return true;
      }
    }
    return thrown instanceof ScopeFailed && carriesError(thrown.getCause(), seen);
  }

  private static Throwable main(List<Throwable> failures) {
    return failures.stream()
        .filter(ScopeFailed::carriesError)
        .findFirst()
        .orElseGet(() -> failures.get(0));
  }

  private static String message(String label, List<Throwable> failures) {
    return label
        + ": "
        + (failures.size() == 1 ? "a task failed: " : failures.size() + " tasks failed: ")
        + failures.stream().limit(TOLD).map(Throwable::toString).collect(Collectors.joining("; "))
        + (failures.size() > TOLD ? "; and " + (failures.size() - TOLD) + " more" : "");
  }
}
