package io.heddle.scope;

import io.heddle.Context;
import io.heddle.ContextVar;
import io.heddle.HeddleThread;
import io.heddle.ThreadBuilder;
import io.heddle.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How a scope runs its tasks. Written by the thread that opened it until the first task is forked,
 * which publishes it to the tasks.
 */
final class Settings {

  /** A value that a variable has in the tasks. */
  private record Binding<T>(ContextVar<T> variable, T value) {
    void set() {
      variable.set(value);
    }
  }

  private final String scopeName;
  private final List<Binding<?>> bindings = new ArrayList<>(0);

  int limit = Integer.MAX_VALUE;
  JoinPolicy policy = JoinPolicy.all();

  /** Whether failures are for the tasks' readers, and not for {@code join()}. */
  boolean supervised;

  RestartPolicy restart = RestartPolicy.NEVER;
  boolean virtual = VirtualSupport.AVAILABLE;
  long patience = Duration.ofSeconds(10).toNanos();

  /** {@link Long#MAX_VALUE} for never. */
  long abandonAfter = Long.MAX_VALUE;

  private @Nullable ScopedValues scopedValues;

  Settings(String scopeName) {
    this.scopeName = scopeName;
  }

  <T> void bind(ContextVar<T> variable, T value) {
    bindings.add(new Binding<>(variable, value));
  }

  void bindScoped(Object key, Object value) {
    scopedValues = ScopedValues.and(scopedValues, key, value);
  }

  /**
   * The context of a task that the calling thread forks: a copy of its own.
   *
   * @param byOwner whether it is the thread that opened the scope, so that {@link #bind} counts
   * @return null if nothing is set
   */
  @Nullable Context contextForTask(boolean byOwner) {
    Context context = Context.copyOfCurrent();
    if (byOwner && !bindings.isEmpty()) {
      context.run(() -> bindings.forEach(Binding::set));
    }
    return context.size() == 0 ? null : context;
  }

  HeddleThread thread(Runnable body, String taskName, @Nullable Context context) {
    ThreadBuilder builder = Threads.thread(body).name(scopeName + "." + taskName);
    if (context != null) {
      builder.context(context);
    }
    return (virtual ? builder.virtual() : builder.daemon(true)).unstarted();
  }

  /** Runs the body of a task, in its thread. */
  <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
    ScopedValues values = scopedValues;
    return values == null ? body.call() : values.call(body);
  }
}
