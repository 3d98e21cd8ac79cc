package io.heddle.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a scope that have been started and have not ended, linked through themselves: a task
 * should cost its scope no memory of its own. Guarded by the lock of {@link Children}.
 */
final class RunningTasks {

  private @Nullable Task<?> youngest;

  void add(Task<?> task) {
    Task<?> head = youngest;
    task.next = head;
    if (head != null) {
      head.previous = task;
    }
    youngest = task;
  }

  void remove(Task<?> task) {
    Task<?> before = task.previous;
    Task<?> after = task.next;
    if (before == null) {
      youngest = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    task.previous = null;
    task.next = null;
  }

  void clear() {
    youngest = null;
  }

  /** All of them, the oldest first. */
  List<Task<?>> all() {
    List<Task<?>> tasks = new ArrayList<>();
    for (Task<?> task = youngest; task != null; task = task.next) {
      tasks.add(task);
    }
    Collections.reverse(tasks);
    return tasks;
  }
}
