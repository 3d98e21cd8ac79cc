package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.ContextVar;
import io.heddle.ThreadKind;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What tasks take over from the thread that forks them, and from their scope. */
class InheritanceTest extends InScopes {

  private static final ContextVar<String> USER = new ContextVar<>("user");
  private static final ContextVar<String> TENANT = new ContextVar<>("tenant");

  @Test
  void aTaskHasTheValuesOfTheThreadThatForksItAndKeepsItsOwnToItself() throws Exception {
    try (Scope scope = open("page")) {
      USER.set("Ada");
      Task<String> task =
          scope.fork(
              () -> {
                String before = USER.get();
                USER.set("Eve");
                return before;
              });
      scope.join();
      assertThat(task.get()).isEqualTo("Ada");
      assertThat(USER.get()).isEqualTo("Ada");
    }
  }

  @Test
  void whereGivesAVariableAValueInTheTasks() throws Exception {
    try (Scope scope = open("page").where(USER, "Ada").where(TENANT, "north")) {
      Task<String> task = scope.fork(() -> USER.get() + " of " + TENANT.get());
      Task<Boolean> nested = scope.fork(() -> scope.fork(USER::isPresent).isOver());
      scope.join();
      assertThat(task.get()).isEqualTo("Ada of north");
      assertThat(nested.state()).isEqualTo(Task.State.SUCCEEDED);
      assertThat(USER.isPresent()).isFalse();
    }
  }

  @Test
  void aTaskHandsOnWhatItHasSetItself() throws Exception {
    try (Scope scope = open("page").where(USER, "Ada")) {
      Task<Task<String>> outer =
          scope.fork(() -> USER.with("Eve", () -> scope.fork(() -> USER.get())));
      scope.join();
      assertThat(outer.get().get()).isEqualTo("Eve");
    }
  }

  @Test
  void aScopedValueIsBoundInTheTasks() throws Exception {
    Assumptions.assumeTrue(Runtime.version().feature() >= 25);
    Class<?> type = Class.forName("java.lang.ScopedValue");
    Object user = type.getMethod("newInstance").invoke(null);
    Object tenant = type.getMethod("newInstance").invoke(null);
    Method get = type.getMethod("get");
    try (Scope scope = open("page").whereScoped(user, "Ada").whereScoped(tenant, "north")) {
      Task<String> task = scope.fork(() -> get.invoke(user) + " of " + get.invoke(tenant));
      Task<?> failing =
          scope.fork(
              () -> {
                throw new java.io.IOException("lost");
              });
      assertThatThrownBy(scope::join).hasCauseInstanceOf(java.io.IOException.class);
      assertThat(task.state()).isIn(Task.State.SUCCEEDED, Task.State.CANCELLED);
      assertThat(failing.state()).isEqualTo(Task.State.FAILED);
    }
    try (Scope scope = open("page").whereScoped(user, "Ada")) {
      Task<Object> task = scope.fork(() -> get.invoke(user));
      scope.join();
      assertThat(task.get()).isEqualTo("Ada");
    }
  }

  @Test
  void whatIsNoScopedValueIsRefused() {
    try (Scope scope = open("page")) {
      assertThatThrownBy(() -> scope.whereScoped("user", "Ada"))
          .isInstanceOf(
              Runtime.version().feature() >= 25
                  ? IllegalArgumentException.class
                  : UnsupportedOperationException.class);
    }
  }

  @Test
  void tasksRunInVirtualThreadsWhereTheJvmHasThem() throws Exception {
    try (Scope scope = Scope.open("page")) {
      Task<Boolean> task =
          scope.fork(() -> Thread.currentThread().getClass().getSimpleName().contains("Virtual"));
      scope.join();
      assertThat(task.get()).isEqualTo(ThreadKind.available().contains(ThreadKind.VIRTUAL));
    }
  }

  @Test
  void virtualThreadsAreRefusedWhereTheJvmHasNone() {
    Assumptions.assumeFalse(ThreadKind.available().contains(ThreadKind.VIRTUAL));
    try (Scope scope = Scope.open("page")) {
      assertThatThrownBy(scope::virtual).isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
