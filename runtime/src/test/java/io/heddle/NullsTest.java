package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.pool.Future;
import io.heddle.pool.ReturnWhen;
import io.heddle.pool.ThreadPool;
import io.heddle.queue.LifoQueue;
import io.heddle.queue.PriorityQueue;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import io.heddle.scope.JoinPolicy;
import io.heddle.scope.OwnerDump;
import io.heddle.scope.ReadyBody;
import io.heddle.scope.RestartPolicy;
import io.heddle.scope.Scope;
import io.heddle.scope.ScopeDump;
import io.heddle.scope.Task;
import io.heddle.scope.TaskDump;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No public operation takes a null that is not declared. */
class NullsTest {

  /** One parameter that takes no null. */
  record Refusal(Executable operation, int parameter) {
    @Override
    public String toString() {
      return PublicApi.signature(operation) + " #" + parameter;
    }
  }

  /** What the operations are called with otherwise. */
  private static final Map<Class<?>, Supplier<?>> SAMPLES =
      Map.ofEntries(
          sample(String.class, () -> "name"),
          sample(Duration.class, () -> Duration.ofNanos(1)),
          sample(Runnable.class, () -> () -> {}),
          sample(Callable.class, () -> () -> "done"),
          sample(BooleanSupplier.class, () -> () -> true),
          sample(Supplier.class, () -> () -> "value"),
          sample(Consumer.class, () -> value -> {}),
          sample(Function.class, () -> value -> value),
          sample(UnaryOperator.class, () -> value -> value),
          sample(Comparator.class, Comparator::naturalOrder),
          sample(ThrowingRunnable.class, () -> () -> {}),
          sample(ThrowingCallable.class, () -> () -> "done"),
          sample(Locked.Action.class, () -> value -> {}),
          sample(Locked.Query.class, () -> value -> value),
          sample(Lifecycle.Body.class, () -> stopping -> {}),
          sample(DaemonPlan.class, NullsTest::periodicPlan),
          sample(Optional.class, Optional::empty),
          sample(DaemonPlan.AnnouncingBody.class, () -> (stopping, ready) -> {}),
          sample(String[].class, () -> new String[0]),
          sample(ExceptHook.class, () -> args -> {}),
          sample(TraceHook.class, () -> event -> {}),
          sample(ProfileHook.class, () -> profile -> {}),
          sample(Object.class, () -> "object"),
          sample(Class.class, () -> Error.class),
          sample(Throwable.class, Error::new),
          sample(StackTraceElement[].class, () -> new StackTraceElement[0]),
          sample(Lockable.class, Lock::new),
          sample(Lockable[].class, () -> new Lockable[0]),
          sample(Collection.class, List::of),
          sample(Iterable.class, List::of),
          sample(Set.class, Set::of),
          sample(ReturnWhen.class, () -> ReturnWhen.ALL_COMPLETED),
          sample(int.class, () -> 1),
          sample(long.class, () -> 0L),
          sample(boolean.class, () -> false),
          sample(RwLock.class, RwLock::new),
          sample(Lock.class, Lock::new),
          sample(RLock.class, RLock::new),
          sample(Semaphore.class, Semaphore::new),
          sample(BoundedSemaphore.class, BoundedSemaphore::new),
          sample(Event.class, Event::new),
          sample(Barrier.class, () -> new Barrier(1)),
          sample(Condition.class, NullsTest::heldCondition),
          sample(Local.class, Local::new),
          sample(LocalMap.class, LocalMap::new),
          sample(Locked.class, () -> Locked.of("value")),
          sample(Locked.Access.class, () -> Locked.of("value").hold()),
          sample(Context.class, Context::new),
          sample(ContextVar.class, () -> new ContextVar<>("user")),
          sample(ContextVar.Token.class, () -> new ContextVar<>("user").set("me")),
          sample(HeddleThread.class, HeddleThread::new),
          sample(ThreadBuilder.class, () -> Threads.thread(() -> {})),
          sample(Timer.class, () -> new Timer(Duration.ZERO, () -> {})),
          sample(Lifecycle.class, () -> Lifecycle.of("service", Duration.ZERO)),
          sample(Supervisor.class, () -> Supervisor.of("group", Duration.ZERO)),
          sample(Termination.class, () -> Termination.within(Duration.ZERO)),
          sample(Queue.class, Queue::new),
          sample(LifoQueue.class, LifoQueue::new),
          sample(PriorityQueue.class, PriorityQueue::new),
          sample(SimpleQueue.class, SimpleQueue::new),
          sample(Future.class, Future::new),
          sample(ThreadPool.class, () -> new ThreadPool(1)),
          sample(Service.class, NullsTest::plainService),
          sample(Instant.class, Instant::now),
          sample(Scope.class, () -> Scope.open("scope")),
          sample(Task.class, NullsTest::succeededTask),
          sample(JoinPolicy.class, JoinPolicy::all),
          sample(RestartPolicy.class, NullsTest::restartPolicy),
          sample(ReadyBody.class, () -> Event::set));

  @AfterEach
  void closeScopes() {
    for (Optional<Scope> open = Scope.current(); open.isPresent(); open = Scope.current()) {
      open.get().close();
    }
  }

  static Stream<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    for (Class<?> type : PublicApi.types()) {
      if (isMadeByTheRuntime(type)) {
        continue;
      }
      PublicApi.operationsOf(type)
          .filter(operation -> !isInherited(operation))
          .forEach(
              operation -> {
                for (int i = 0; i < operation.getParameterCount(); i++) {
                  if (!isNullable(operation, i)) {
                    refusals.add(new Refusal(operation, i));
                  }
                }
              });
    }
    return refusals.stream();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aNullThatIsNotDeclaredIsRefused(Refusal refusal) {
    Executable operation = refusal.operation();
    Object[] arguments =
        Arrays.stream(operation.getParameterTypes()).map(NullsTest::sampleOf).toArray();
    arguments[refusal.parameter()] = null;
    assertThatThrownBy(() -> call(operation, arguments))
        .isExactlyInstanceOf(NullPointerException.class);
  }

  /** What users only receive. */
  private static boolean isMadeByTheRuntime(Class<?> type) {
    return Throwable.class.isAssignableFrom(type)
        || TraceEvent.class.isAssignableFrom(type)
        || type == DaemonStatus.class
        || type == ScopeDump.class
        || type == OwnerDump.class
        || type == TaskDump.class
        || type == ThreadProfile.class;
  }

  private static Object call(Executable operation, Object[] arguments) throws Throwable {
    try {
      if (operation instanceof Constructor<?> constructor) {
        return constructor.newInstance(arguments);
      }
      Method method = (Method) operation;
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      return method.invoke(isStatic ? null : sampleOf(method.getDeclaringClass()), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What an interface leaves to those who implement it, and what every object has. */
  private static boolean isInherited(Executable operation) {
    return Modifier.isAbstract(operation.getModifiers())
        || operation.getName().equals("equals")
        || operation.getDeclaringClass().isEnum();
  }

  private static boolean isNullable(Executable operation, int parameter) {
    AnnotatedType type = operation.getAnnotatedParameterTypes()[parameter];
    if (operation.getParameterTypes()[parameter].isPrimitive()
        || type.isAnnotationPresent(Nullable.class)) {
      return true;
    }
    return !(type instanceof AnnotatedParameterizedType)
        && type.getType() instanceof TypeVariable<?> variable
        && Arrays.stream(variable.getAnnotatedBounds())
            .anyMatch(bound -> bound.isAnnotationPresent(Nullable.class));
  }

  private static Object sampleOf(Class<?> type) {
    Supplier<?> sample = SAMPLES.get(type);
    assertThat(sample).as("a sample of %s", type).isNotNull();
    return sample.get();
  }

  private static <T> Map.Entry<Class<?>, Supplier<?>> sample(
      Class<T> type, Supplier<? extends T> make) {
    return Map.entry(type, make);
  }

  private static Service plainService() {
    return new Service() {
      @Override
      public void start() {}

      @Override
      public void close() {}

      @Override
      public ServiceState state() {
        return ServiceState.NEW;
      }
    };
  }

  private static DaemonPlan periodicPlan() {
    return DaemonPlan.every("daemon", Duration.ofNanos(1), stopping -> {});
  }

  private static Task<String> succeededTask() {
    try (Scope scope = Scope.open("scope")) {
      return scope.fork(() -> "done");
    }
  }

  private static RestartPolicy restartPolicy() {
    Duration second = Duration.ofSeconds(1);
    return RestartPolicy.of(1, second, second, second);
  }

  private static Condition heldCondition() {
    Condition condition = new Condition();
    condition.acquire();
    return condition;
  }
}
