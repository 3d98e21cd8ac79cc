package io.heddle.processor.check;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.program.Program;
import io.heddle.processor.program.Trespass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is confined to threads of one role is used on threads of another. */
final class Confined implements Rule {

  @Override
  public String key() {
    return "confined";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().trespasses().stream().map(this::of).toList();
  }

  private Finding of(Trespass trespass) {
    String role = trespass.use().role();
    return new Finding(
        key(),
        Severity.ERROR,
        trespass.at(),
        "'"
            + trespass.use().what()
            + "' is confined to threads of the role \""
            + role
            + "\", but "
            + trespass.in().method()
            + " runs on "
            + threads(trespass.role()),
        evidence(trespass),
        "hand it to a thread of the role, as a function whose parameter is @Confined(\""
            + role
            + "\")",
        suppressed(trespass));
  }

  private static String threads(List<String> role) {
    return role.isEmpty() ? "a thread of its own" : "threads of the role \"" + role.get(0) + "\"";
  }

  private static List<Finding.Path> evidence(Trespass trespass) {
    if (trespass.calls().isEmpty()) {
      return List.of();
    }
    List<Finding.Step> steps = new ArrayList<>();
    for (Trespass.Call call : trespass.calls()) {
      steps.add(
          new Finding.Step(call.at(), call.caller().method() + " calls " + call.callee().method()));
    }
    steps.add(
        new Finding.Step(
            trespass.use().at(),
            trespass.usedIn().method() + " uses '" + trespass.use().what() + "'"));
    return List.of(new Finding.Path("", steps));
  }

  private static Set<String> suppressed(Trespass trespass) {
    Set<String> keys = new HashSet<>(trespass.usedIn().suppressed());
    trespass.calls().stream()
        .map(Trespass.Call::caller)
        .map(MethodFacts::suppressed)
        .forEach(keys::addAll);
    return keys;
  }
}
