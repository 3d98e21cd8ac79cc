package io.heddle.processor.facts.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** The guard of a {@code case}: part of the language, and of its trees, since Java 21. */
final class CaseGuards {

  private static final Optional<MethodHandle> GUARD = find();

  private CaseGuards() {}

  static Optional<ExpressionTree> of(CaseTree tree) {
    if (GUARD.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable((ExpressionTree) GUARD.get().invokeExact(tree));
    } catch (RuntimeException | Error unexpected) {
      throw unexpected;
    } catch (Throwable impossible) {
      throw new IllegalStateException("CaseTree.getGuard() threw", impossible);
    }
  }

  private static Optional<MethodHandle> find() {
    try {
      return Optional.of(
          MethodHandles.publicLookup()
              .findVirtual(
                  CaseTree.class, "getGuard", MethodType.methodType(ExpressionTree.class)));
    } catch (NoSuchMethodException | IllegalAccessException older) {
      return Optional.empty();
    }
  }
}
