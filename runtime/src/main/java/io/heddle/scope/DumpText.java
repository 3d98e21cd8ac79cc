package io.heddle.scope;

import java.util.Locale;
import java.util.Optional;

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
    scope.ownerThread().ifPresent(owner -> add(owner, scope.owner(), indent + STEP));
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
    waits(task.awaits(), task.awaitsFrom(), inside);
    task.holds().forEach(lock -> line(inside, "holds ", lock));
    task.stack().forEach(frame -> line(inside, "at ", frame));
    task.scopes().forEach(scope -> add(scope, inside));
  }

  private void add(OwnerDump owner, String name, String indent) {
    line(indent, "owner ", name);
    String inside = indent + STEP;
    waits(owner.awaits(), owner.awaitsFrom(), inside);
    owner.holds().forEach(lock -> line(inside, "holds ", lock));
    owner.stack().forEach(frame -> line(inside, "at ", frame));
  }

  private void waits(Optional<String> awaited, Optional<String> holder, String indent) {
    awaited.ifPresent(lock -> line(indent, "waits for ", lock));
    holder.ifPresent(who -> line(indent, "which is held by ", who));
  }

  private void line(String indent, String what, Object which) {
    text.append(indent).append(what).append(which).append('\n');
  }
}
