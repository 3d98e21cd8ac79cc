package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Fact.Unfitness;
import io.heddle.processor.lock.LockKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Types whose objects are no good monitors. */
final class UnfitMonitors {

  private static final Set<String> BOXES =
      Set.of("Boolean", "Byte", "Character", "Double", "Float", "Integer", "Long", "Short");

  /** What the platform itself calls value-based; of {@code java.time} all but what formats. */
  private static final Pattern VALUES =
      Pattern.compile(
          "java\\.util\\.Optional(Int|Long|Double)?"
              + "|java\\.time\\.(Duration|Instant|Local\\w+|MonthDay|Offset\\w+|Period|Year\\w*"
              + "|Zone\\w+)"
              + "|java\\.lang\\.ProcessHandle|java\\.lang\\.Runtime\\$Version");

  private static final Pattern PRIMITIVES =
      Pattern.compile("io\\.heddle\\.((queue|pool|scope|watch)\\.)?[A-Z]\\w*");

  private UnfitMonitors() {}

  static Optional<Unfitness> of(List<String> typesNearestFirst) {
    String type = typesNearestFirst.get(0);
    if (type.equals("java.lang.String")) {
      return Optional.of(Unfitness.STRING);
    } else if (type.startsWith("java.lang.") && BOXES.contains(type.substring(10))) {
      return Optional.of(Unfitness.BOXED);
    } else if (VALUES.matcher(type).matches()) {
      return Optional.of(Unfitness.VALUE_BASED);
    } else if (isPrimitive(type)) {
      return Optional.of(Unfitness.PRIMITIVE);
    }
    boolean isLock =
        ExplicitLocks.kindOf(typesNearestFirst) != LockKind.MONITOR
            || typesNearestFirst.contains("java.util.concurrent.locks.Condition");
    return isLock ? Optional.of(Unfitness.EXPLICIT_LOCK) : Optional.empty();
  }

  static boolean isPrimitive(String type) {
    return type.startsWith("io.heddle.") && PRIMITIVES.matcher(type).matches();
  }
}
