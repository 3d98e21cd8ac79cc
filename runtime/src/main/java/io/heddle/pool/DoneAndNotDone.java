package io.heddle.pool;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What {@link Futures#waitFor(Iterable)} found: which futures are done and which are not.
 *
 * <p>Source: Python {@code concurrent.futures.wait}'s named tuple of two sets.
 *
 * @param <F> the type of the futures
 * @param done those that were finished or cancelled, in the order in which they were done
 * @param notDone the others, in the order given
 */
public record DoneAndNotDone<F extends Future<?>>(Set<F> done, Set<F> notDone) {

  /**
   * Makes the pair.
   *
   * @param done those that were finished or cancelled
   * @param notDone the others
   */
  public DoneAndNotDone {
    done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
    notDone = Collections.unmodifiableSet(new LinkedHashSet<>(notDone));
  }
}
