package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be so for control to come to a node of a body: a forward dataflow over its tests of
 * boolean parameters, and of whether two objects are the same. Most bodies have none.
 */
final class Circumstances {

  private final Answers answers;
  private final Identities identities;
  private final Map<MethodRef, List<Optional<Set<Condition>>>> known = new HashMap<>();

  Circumstances(Answers answers, Identities identities) {
    this.answers = answers;
    this.identities = identities;
  }

  /** Returns what is so at a node, as far as it is known. */
  private Set<Condition> at(MethodFacts method, int node) {
    List<Optional<Set<Condition>>> nodes =
        known.computeIfAbsent(method.method(), key -> find(method));
    return nodes.isEmpty() ? Set.of() : nodes.get(node).orElse(Set.of());
  }

  /** Returns one condition under which control comes to a node, if there is any. */
  Optional<Condition> of(MethodFacts method, int node) {
    return at(method, node).stream().findFirst();
  }

  /** Returns whether a call cannot make its callee do what it only does under a condition. */
  boolean excludes(Way way, Condition condition) {
    if (condition instanceof Condition.Compared compared) {
      Condition.Compared seen = seenFrom(way, compared);
      return (seen.same() ? identities.differ(seen) : identities.areSame(seen))
          || at(way.caller(), way.node()).contains(seen.negated());
    }
    Condition.Passed wanted = (Condition.Passed) condition;
    LockPath passed = passed(way, wanted);
    if (passed.root() instanceof Root.Truth truth) {
      return truth.value() != wanted.value();
    }
    return passed.root() instanceof Root.Parameter parameter
        && at(way.caller(), way.node())
            .contains(new Condition.Passed(parameter.index(), !wanted.value()));
  }

  /** Returns the condition under which the caller makes its callee do something. */
  Optional<Condition> seenBy(Way way, Optional<Condition> ofCallee) {
    return ofCallee
        .flatMap(condition -> seenBy(way, condition))
        .or(() -> of(way.caller(), way.node()));
  }

  private Optional<Condition> seenBy(Way way, Condition condition) {
    if (condition instanceof Condition.Compared compared) {
      Condition.Compared seen = seenFrom(way, compared);
      return isKnown(seen.one()) && isKnown(seen.other()) ? Optional.of(seen) : Optional.empty();
    }
    Condition.Passed wanted = (Condition.Passed) condition;
    return passed(way, wanted).root() instanceof Root.Parameter parameter
        ? Optional.of(new Condition.Passed(parameter.index(), wanted.value()))
        : Optional.empty();
  }

  private static Condition.Compared seenFrom(Way way, Condition.Compared compared) {
    return new Condition.Compared(
        Frames.toCaller(compared.one(), way.caller(), way.call(), way.callee()),
        Frames.toCaller(compared.other(), way.caller(), way.call(), way.callee()),
        compared.same());
  }

  private static boolean isKnown(LockPath path) {
    return path.root() instanceof Root.This || path.root() instanceof Root.Parameter;
  }

  private static LockPath passed(Way way, Condition.Passed condition) {
    List<LockPath> arguments = way.call().arguments();
    LockPath passed =
        condition.parameter() < arguments.size()
            ? arguments.get(condition.parameter())
            : LockPath.unknown("");
    return passed.selectors().isEmpty() ? passed : LockPath.unknown("");
  }

  /** Returns, by node, what is known there; nothing at all if nothing is tested. */
  private List<Optional<Set<Condition>>> find(MethodFacts method) {
    List<Node> nodes = method.body().nodes();
    if (nodes.stream().noneMatch(Circumstances::tests)) {
      return List.of();
    }
    return new Forward<Set<Condition>>() {
      @Override
      Set<Condition> after(Node node, Set<Condition> before) {
        return Circumstances.this.after(method, node, before);
      }

      @Override
      Set<Condition> afterException(Node node, Set<Condition> before) {
        return before;
      }

      @Override
      Set<Condition> join(Set<Condition> one, Set<Condition> other) {
        Set<Condition> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
      }
    }.over(nodes, Set.of()).before();
  }

  private static boolean tests(Node node) {
    return node.fact().stream()
        .anyMatch(
            fact ->
                fact instanceof Fact.Given
                    || fact instanceof Fact.Compared
                    || fact instanceof Fact.Answered);
  }

  private Set<Condition> after(MethodFacts method, Node node, Set<Condition> before) {
    for (Fact fact : node.fact()) {
      Optional<Condition> more = said(method, fact);
      if (more.isPresent()) {
        Set<Condition> all = new LinkedHashSet<>(before);
        all.remove(more.get().negated());
        all.add(more.get());
        return all;
      }
    }
    return before;
  }

  private Optional<Condition> said(MethodFacts method, Fact fact) {
    if (fact instanceof Fact.Given given) {
      return Optional.of(new Condition.Passed(given.parameter(), given.value()));
    } else if (fact instanceof Fact.Compared compared) {
      return Optional.of(new Condition.Compared(compared.one(), compared.other(), compared.same()));
    }
    return fact instanceof Fact.Answered answer
        ? answers.meaning(method, answer).map(meaning -> meaning)
        : Optional.empty();
  }
}
