package io.heddle.scope;

import java.util.Locale;

/** Writes a dump for people. */
final class DumpText {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  String of(ScopeDump scope) {
    add(scope, "");
    return text.toString();
  }

  private void add(ScopeDump scope, String indent) {
    text.append(indent)
        .append("scope \"")
        .append(scope.name())
        .append("\" [")
        .append(scope.state())
        .append(", opened by ")
        .append(scope.owner())
        .append(", ")
        .append(scope.left())
        .append(" of ")
        .append(scope.forked())
        .append(" tasks left");
    scope.timeLeft().ifPresent(left -> text.append(", time left ").append(left));
    text.append("]\n");
    scope.tasks().forEach(task -> add(task, indent + STEP));
    if (scope.left() > scope.tasks().size()) {
      text.append(indent + STEP).append("and ").append(scope.left() - scope.tasks().size());
      text.append(" tasks more\n");
    }
    scope.scopes().forEach(inner -> add(inner, indent + STEP));
  }

  private void add(TaskDump task, String indent) {
    text.append(indent)
        .append("task \"")
        .append(task.name())
        .append("\" [")
        .append(task.state().name().toLowerCase(Locale.ROOT));
    if (task.daemon()) {
      text.append(", daemon");
    }
    task.thread().ifPresent(thread -> text.append(", thread \"").append(thread).append('"'));
    text.append("]\n");
    String inside = indent + STEP;
    task.awaits()
        .ifPresent(lock -> text.append(inside).append("waits for ").append(lock).append('\n'));
    task.awaitsFrom()
        .ifPresent(
            holder -> text.append(inside).append("which is held by ").append(holder).append('\n'));
    task.holds().forEach(lock -> text.append(inside).append("holds ").append(lock).append('\n'));
    task.stack().forEach(frame -> text.append(inside).append("at ").append(frame).append('\n'));
    task.scopes().forEach(scope -> add(scope, inside));
  }
}
