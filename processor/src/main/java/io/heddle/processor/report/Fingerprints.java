package io.heddle.processor.report;

import io.heddle.processor.check.Finding;
import io.heddle.processor.declare.Problem;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * Findings without what changes when code moves: {@code <key> <class>#<member>: <what>}.
 *
 * <p>There are no lines in it and no counts, local variables and parameters go by their types, and
 * what stands in a lambda or an anonymous class counts as part of the member around it.
 */
final class Fingerprints {

  private static final Pattern LATER_NAMES = Pattern.compile("\\$\\d.*");
  private static final Pattern COUNTED = Pattern.compile(" \\([^()]*\\d[^()]*\\)|\\b\\d+\\b");
  private static final Pattern QUOTED = Pattern.compile("'([\\w$]+)((?:\\.[^']*)?)'");

  private record Member(String name, Map<String, String> types) {}

  private final Map<Position, Member> members = new HashMap<>();

  Fingerprints(Collection<ClassFacts> classes) {
    for (ClassFacts one : classes) {
      String owner = LATER_NAMES.matcher(one.name()).replaceFirst("");
      String around = "";
      for (MethodFacts method : one.methods()) {
        // Lambdas follow the body that they stand in.
        around = method.method().name().startsWith("lambda$") ? around : nameOf(method);
        add(method, new Member(owner + "#" + around, new TreeMap<>()));
      }
      one.orders()
          .forEach(order -> members.putIfAbsent(order.at(), new Member(owner + "#", Map.of())));
    }
  }

  private static String nameOf(MethodFacts method) {
    return method.method().name() + method.method().parameters();
  }

  private void add(MethodFacts method, Member member) {
    members.putIfAbsent(method.at(), member);
    method.body().demands().forEach(demand -> members.putIfAbsent(demand.at(), member));
    method.body().unfitLocks().forEach(lock -> members.putIfAbsent(lock.at(), member));
    method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .forEach(
            fact -> {
              members.putIfAbsent(fact.at(), member);
              learn(fact, member.types());
            });
  }

  private static void learn(Fact fact, Map<String, String> types) {
    if (fact instanceof Fact.Acquire acquire) {
      learn(acquire.lock(), types);
    } else if (fact instanceof Fact.Release release) {
      learn(release.lock(), types);
    } else if (fact instanceof Fact.TryAcquire attempt) {
      learn(attempt.lock(), types);
    } else if (fact instanceof Fact.Access access) {
      learn(access.base(), types);
    } else if (fact instanceof Fact.Update update) {
      learn(update.base(), types);
    } else if (fact instanceof Fact.Call call) {
      learn(call.receiver(), types);
      call.arguments().forEach(argument -> learn(argument, types));
    } else if (fact instanceof Fact.Await await) {
      learn(await.condition(), types);
      await.lock().forEach(lock -> learn(lock, types));
    } else if (fact instanceof Fact.Permit permit) {
      learn(permit.semaphore(), types);
    }
  }

  private static void learn(LockUse lock, Map<String, String> types) {
    learn(lock.path(), types);
  }

  private static void learn(LockPath path, Map<String, String> types) {
    if (path.root() instanceof Root.Local local) {
      types.put(local.name(), local.type());
    } else if (path.root() instanceof Root.Parameter parameter) {
      types.put(parameter.name(), parameter.type());
    }
  }

  /** Returns the fingerprint of a finding. */
  String of(Finding finding) {
    Member member =
        Scope.places(finding)
            .filter(members::containsKey)
            .findFirst()
            .map(at -> members.getOrDefault(at, unknown(at)))
            .orElseGet(() -> unknown(finding.at()));
    return finding.key() + " " + member.name() + ": " + stable(finding.headline(), member);
  }

  /** Returns the fingerprint of a malformed use of an annotation. */
  static String of(Problem problem) {
    StringBuilder type = new StringBuilder();
    String member = "";
    for (Element at = problem.at(); at != null; at = at.getEnclosingElement()) {
      if (at instanceof PackageElement inPackage) {
        type.insert(0, inPackage.isUnnamed() ? "" : inPackage.getQualifiedName() + ".");
        break;
      } else if (at instanceof TypeElement named) {
        type.insert(0, (type.length() == 0 ? "" : "$")).insert(0, named.getSimpleName());
      } else {
        // A method shows its parameter types, a parameter belongs to its method.
        member = at.toString();
      }
    }
    String what = problem.message().lines().findFirst().orElse("");
    return problem.key() + " " + type + "#" + member.replace(" ", "") + ": " + what;
  }

  private static Member unknown(Position at) {
    String type = at.file().replaceFirst("\\.java$", "").replace('/', '.');
    return new Member(type + "#", Map.of());
  }

  private static String stable(String headline, Member member) {
    String typed =
        QUOTED
            .matcher(headline)
            .replaceAll(
                quoted -> {
                  String type = member.types().get(quoted.group(1));
                  String root = type == null ? quoted.group(1) : "<" + type + ">";
                  return Matcher.quoteReplacement("'" + root + quoted.group(2) + "'");
                });
    return COUNTED.matcher(typed).replaceAll("");
  }

  /** Returns the class that a fingerprint names, without those nested in it. */
  static String topLevelClass(String fingerprint) {
    String member = fingerprint.substring(fingerprint.indexOf(' ') + 1);
    String name = member.substring(0, member.indexOf('#'));
    int nested = name.indexOf('$');
    return nested > 0 ? name.substring(0, nested) : name;
  }
}
