package io.heddle.processor.facts.read;

import com.sun.source.tree.MethodInvocationTree;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.facts.read.Functions.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * Calls made on each other's results, in the order in which they run.
 *
 * @param steps at least one call
 */
record CallChain(List<Step> steps) {

  /**
   * One call.
   *
   * @param method what it calls, if the compiler knows
   * @param effect what the library models say about that
   * @param runs when the functions passed to it run
   */
  record Step(
      MethodInvocationTree tree, Optional<ExecutableElement> method, Effect effect, Runs runs) {}

  static CallChain of(MethodInvocationTree outermost, Reading reading) {
    List<Step> steps = new ArrayList<>();
    for (MethodInvocationTree call : Spines.callsOf(outermost)) {
      Optional<ExecutableElement> method = reading.attribution().methodOf(call);
      Effect effect =
          method.isPresent() ? reading.callees().of(method.get()).effect() : Effect.UNKNOWN;
      steps.add(new Step(call, method, effect, runs(effect)));
    }
    return new CallChain(runsOfStages(steps));
  }

  private static Runs runs(Effect effect) {
    if (effect instanceof Effect.RunsNow || effect instanceof Effect.PipelineEnd) {
      return Runs.NOW;
    }
    return effect instanceof Effect.RunsLater ? Runs.LATER : Runs.UNKNOWN;
  }

  /** Stages run when the pipeline ends: here, if its end is in sight and it does not fork. */
  private static List<Step> runsOfStages(List<Step> steps) {
    if (!hasPipeline(steps)) {
      return steps;
    }
    List<Step> decided = new ArrayList<>(steps);
    boolean forks = steps.stream().anyMatch(step -> step.effect instanceof Effect.PipelineFork);
    boolean ends = false;
    for (int index = steps.size() - 1; index >= 0; index--) {
      Step step = steps.get(index);
      ends |= step.effect instanceof Effect.PipelineEnd;
      if (isPipeline(step.effect)) {
        Runs runs = ends && !forks ? Runs.NOW : Runs.UNKNOWN;
        decided.set(index, new Step(step.tree, step.method, step.effect, runs));
      }
    }
    return decided;
  }

  private static boolean hasPipeline(List<Step> steps) {
    for (Step step : steps) {
      if (isPipeline(step.effect)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPipeline(Effect effect) {
    return effect instanceof Effect.PipelineStage || effect instanceof Effect.PipelineEnd;
  }

  Step first() {
    return steps.get(0);
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  List<Step> allButLast() {
    return steps.subList(0, steps.size() - 1);
  }

  /** Returns whether every call makes one function out of others. */
  boolean composes() {
    return steps.stream().allMatch(step -> step.effect instanceof Effect.Composes);
  }
}
