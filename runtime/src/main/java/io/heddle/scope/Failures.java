package io.heddle.scope;

import io.heddle.scope.Cancellation.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a scope have thrown, and who has been told of it. Guarded by the lock of {@link
 * Children}; whether there is any, anyone may ask.
 */
final class Failures {

  private final Settings settings;

  /** Whether {@link #all} has anything; most scopes never do. */
  private volatile boolean any;

  private final List<Throwable> all = new ArrayList<>(0);

  /** Those that nobody has been told of, and that nothing makes up for. */
  private final List<Throwable> unsettled = new ArrayList<>(0);

  /** Failed tasks of a supervised scope, until someone has asked what they threw. */
  private final List<Task<?>> unseen = new ArrayList<>(0);

  Failures(Settings settings) {
    this.settings = settings;
  }

  boolean any() {
    return any;
  }

  /** A task has failed in a scope that is not cancelled. */
  void add(Task<?> failed) {
    any = true;
    all.add(failed.thrown());
    if (settings.supervised && !ScopeFailed.carriesError(failed.thrown())) {
      unseen.add(failed);
    }
  }

  /** A task has failed in a scope that is cancelled, perhaps because it had what it wanted. */
  void add(Task<?> failed, Cancellation past) {
    add(failed);
    boolean madeUpFor = past.reason() == Reason.SATISFIED || settings.supervised;
    if (!madeUpFor || ScopeFailed.carriesError(failed.thrown())) {
      unsettle(failed.thrown());
    }
  }

  /** The policy itself has failed. */
  void add(Throwable byPolicy) {
    any = true;
    all.add(byPolicy);
    unsettle(byPolicy);
  }

  /** A failure is one for the scope to throw. */
  void unsettle(Throwable failure) {
    unsettled.add(failure);
  }

  @Nullable Throwable first() {
    return all.isEmpty() ? null : all.get(0);
  }

  /** All of them, which whoever asks will throw. */
  List<Throwable> takeAll() {
    unsettled.clear();
    return List.copyOf(all);
  }

  /** Those that have not been thrown and are not made up for by anything. */
  List<Throwable> takeUnsettled() {
    List<Throwable> left = List.copyOf(unsettled);
    unsettled.clear();
    return left;
  }

  boolean hasError() {
    return all.stream().anyMatch(ScopeFailed::carriesError);
  }

  /** The tasks of a supervised scope that have failed, and nobody has asked how. */
  List<Task<?>> unseen() {
    return unseen.stream().filter(Task::isUnseen).toList();
  }
}
