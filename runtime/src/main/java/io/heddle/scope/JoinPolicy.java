package io.heddle.scope;

/**
 * Decides what the end of a task means for its scope.
 *
 * <p>It is asked once for each task that has ended, except for cancelled ones and daemons, one task
 * after the other, and never again once it has given another answer than {@link Verdict#GO_ON}. It
 * is asked in the thread of the task, while the scope is locked: it must neither wait nor use the
 * scope. If it throws, the scope fails with that.
 *
 * <p>An {@link Error} is not for a policy to decide: it fails the scope.
 *
 * <pre>{@code
 * // Enough when one mirror has answered with a page that is not empty.
 * JoinPolicy firstPage = task ->
 *     task.state() == Task.State.SUCCEEDED && !pageOf(task).isEmpty() ? SUCCEED : GO_ON;
 * }</pre>
 *
 * <p>Source: the joiners of {@code java.util.concurrent.StructuredTaskScope}.
 */
@FunctionalInterface
public interface JoinPolicy {

  /** What becomes of the scope. */
  enum Verdict {
    /** The other tasks go on. */
    GO_ON,
    /** The scope has what it wants: the other tasks are cancelled, {@code join()} returns. */
    SUCCEED,
    /** The other tasks are cancelled, {@code join()} throws {@link ScopeFailed}. */
    FAIL
  }

  /**
   * A task has succeeded or failed.
   *
   * @param task the task, whose {@link Task#state()}, {@link Task#get()} and {@link Task#failure()}
   *     may be read
   * @return what becomes of the scope
   */
  Verdict ended(Task<?> task);

  /**
   * All tasks have ended, and the scope was to go on each time.
   *
   * @return whether that is a success; if not, {@code join()} throws {@link ScopeFailed}
   */
  default boolean allEnded() {
    return true;
  }

  /**
   * All tasks must succeed: the first failure cancels the others. What a scope does unless told.
   *
   * @return the policy
   */
  static JoinPolicy all() {
    return task ->
        task.state() == Task.State.FAILED ? JoinPolicy.Verdict.FAIL : JoinPolicy.Verdict.GO_ON;
  }

  /**
   * The first task that ends decides, whether it succeeds or fails; the others are cancelled.
   *
   * @return the policy
   */
  static JoinPolicy firstEnd() {
    return task ->
        task.state() == Task.State.FAILED ? JoinPolicy.Verdict.FAIL : JoinPolicy.Verdict.SUCCEED;
  }

  /**
   * The first task that succeeds is enough; the scope fails if all fail.
   *
   * @return the policy
   */
  static JoinPolicy firstSuccess() {
    return quorum(1);
  }

  /**
   * So many successes are enough; the scope fails if there are fewer when all have ended.
   *
   * @param successes how many, at least 1
   * @return the policy, for one scope
   * @throws IllegalArgumentException if {@code successes} is less than 1
   */
  static JoinPolicy quorum(int successes) {
    return new Quorum(successes);
  }
}
