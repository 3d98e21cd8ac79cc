package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Unfitness;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.List;

/** The monitor of an object that is no good lock. */
final class LockObject implements Rule {

  private static final String OWN_LOCK = "lock a 'private final Object' of its own";

  @Override
  public String key() {
    return "lock-object";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().unfitLocks().stream().map(this::of).toList();
  }

  private Finding of(Occurrence<Fact.UnfitLock> lock) {
    Unfitness reason = lock.fact().reason();
    return new Finding(
        key(),
        reason == Unfitness.REPLACED ? Severity.NOTE : Severity.WARNING,
        lock.fact().at(),
        "'" + lock.fact().what() + "' is no good lock: " + why(reason),
        List.of(),
        repair(reason),
        lock.in().suppressed());
  }

  private static String why(Unfitness reason) {
    return switch (reason) {
      case BOXED -> "equal boxed values are one object, which any code can lock";
      case STRING -> "equal strings can be one object, which any code can lock";
      case VALUE_BASED -> "its class promises nothing about the identity of its objects";
      case OWN_CLASS -> "each subclass has another class object, and so another lock";
      case EXPLICIT_LOCK -> "it is a lock itself, and who takes that does not hold its monitor";
      case PRIMITIVE -> "who uses this object of the Heddle runtime does not hold its monitor";
      case WAITED_FOR -> "this waits for or wakes the monitor of an object of the Heddle runtime";
      case NEW -> "it is made here, and nobody else can lock it";
      case REPLACED -> "the field is given another object, and then two threads can be inside";
    };
  }

  private static String repair(Unfitness reason) {
    return switch (reason) {
      case OWN_CLASS -> "name the class: synchronized (X.class)";
      case EXPLICIT_LOCK -> "call its lock() and unlock(), or " + OWN_LOCK;
      case PRIMITIVE -> "call its own methods, or " + OWN_LOCK;
      case WAITED_FOR -> "call its own methods: await() and signal(), for instance";
      case REPLACED -> "make the field final, or " + OWN_LOCK;
      default -> OWN_LOCK;
    };
  }
}
