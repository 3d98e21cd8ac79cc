package io.heddle.scope;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a dump as JSON, RFC 8259. */
final class DumpJson {

  private final StringBuilder json = new StringBuilder();

  String of(ScopeDump scope) {
    add(scope);
    return json.toString();
  }

  private void add(ScopeDump scope) {
    json.append("{\"name\":");
    string(scope.name());
    json.append(",\"owner\":");
    string(scope.owner());
    json.append(",\"ownerThread\":");
    scope.ownerThread().ifPresentOrElse(this::add, () -> json.append("null"));
    json.append(",\"state\":");
    string(scope.state());
    json.append(",\"timeLeft\":").append(scope.timeLeft().map(DumpJson::seconds).orElse("null"));
    json.append(",\"forked\":").append(scope.forked());
    json.append(",\"left\":").append(scope.left());
    json.append(",\"tasks\":");
    array(scope.tasks(), this::add);
    json.append(",\"scopes\":");
    array(scope.scopes(), this::add);
    json.append('}');
  }

  private void add(OwnerDump owner) {
    json.append("{\"awaits\":");
    optional(owner.awaits());
    json.append(",\"awaitsFrom\":");
    optional(owner.awaitsFrom());
    json.append(",\"holds\":");
    array(owner.holds(), this::string);
    json.append(",\"stack\":");
    array(owner.stack(), frame -> string(frame.toString()));
    json.append('}');
  }

  private void add(TaskDump task) {
    json.append("{\"name\":");
    string(task.name());
    json.append(",\"state\":");
    string(task.state().name().toLowerCase(Locale.ROOT));
    json.append(",\"daemon\":").append(task.daemon());
    json.append(",\"thread\":");
    optional(task.thread());
    json.append(",\"awaits\":");
    optional(task.awaits());
    json.append(",\"awaitsFrom\":");
    optional(task.awaitsFrom());
    json.append(",\"holds\":");
    array(task.holds(), this::string);
    json.append(",\"stack\":");
    array(task.stack(), frame -> string(frame.toString()));
    json.append(",\"scopes\":");
    array(task.scopes(), this::add);
    json.append('}');
  }

  private <T> void array(List<T> elements, Consumer<T> write) {
    json.append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      write.accept(elements.get(i));
    }
    json.append(']');
  }

  private void optional(Optional<String> value) {
    if (value.isPresent()) {
      string(value.get());
    } else {
      json.append("null");
    }
  }

  private void string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static String seconds(Duration duration) {
    return java.math.BigDecimal.valueOf(duration.getSeconds())
        .add(java.math.BigDecimal.valueOf(duration.getNano(), 9))
        .toPlainString();
  }
}
