package io.heddle.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs bodies in a scope of their own and returns what they have returned. */
final class Together {

  private Together() {}

  static <T extends @Nullable Object> List<T> all(
      Collection<? extends Callable<? extends T>> bodies) throws InterruptedException {
    List<? extends Callable<? extends T>> all = List.copyOf(bodies);
    List<Task<T>> tasks = new ArrayList<>(all.size());
    try (Scope scope = Scope.open("all")) {
      for (Callable<? extends T> body : all) {
        tasks.add(scope.fork(body));
      }
      scope.join();
      return resultsOf(tasks);
    }
  }

  /**
   * @param wanted how many successes make the policy's success
   */
  static <T extends @Nullable Object> List<T> first(
      String name,
      JoinPolicy policy,
      int wanted,
      Collection<? extends Callable<? extends T>> bodies)
      throws InterruptedException {
    List<? extends Callable<? extends T>> all = List.copyOf(bodies);
    if (all.size() < wanted) {
      throw new IllegalArgumentException(
          "Scope."
              + name
              + " wants "
              + wanted
              + " of "
              + all.size()
              + " bodies; pass more of them");
    }
    Winners<T> winners = new Winners<>(policy);
    try (Scope scope = Scope.open(name).policy(winners)) {
      for (Callable<? extends T> body : all) {
        scope.<T>fork(body);
      }
      scope.join();
      return resultsOf(winners.successes);
    }
  }

  private static <T extends @Nullable Object> List<T> resultsOf(List<Task<T>> tasks) {
    List<T> results = new ArrayList<>(tasks.size());
    tasks.forEach(task -> results.add(task.get()));
    return results;
  }

  /** Remembers which successes have made a policy decide; others may come after it has. */
  private static final class Winners<T extends @Nullable Object> implements JoinPolicy {

    private final JoinPolicy policy;

    /** Guarded by the scope's lock until it is joined. */
    private final List<Task<T>> successes = new ArrayList<>();

    Winners(JoinPolicy policy) {
      this.policy = policy;
    }

    @Override
    @SuppressWarnings("unchecked") // all tasks of the scope are of this type
    public Verdict ended(Task<?> task) {
      if (task.state() == Task.State.SUCCEEDED) {
        successes.add((Task<T>) task);
      }
      return policy.ended(task);
    }

    @Override
    public boolean allEnded() {
      return policy.allEnded();
    }
  }
}
