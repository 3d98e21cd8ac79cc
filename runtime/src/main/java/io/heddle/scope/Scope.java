package io.heddle.scope;

import io.heddle.ContextVar;
import io.heddle.Service;
import io.heddle.Threads;
import io.heddle.ThrowingCallable;
import io.heddle.ThrowingRunnable;
import io.heddle.internal.Label;
import io.heddle.internal.LockAccounts;
import io.heddle.internal.Timeouts;
import io.heddle.scope.Cancellation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that owns the threads it starts: none of them outlives it.
 *
 * <pre>{@code
 * try (var page = Scope.open("page").timeout(Duration.ofSeconds(2))) {
 *   Task<User> user = page.fork("user", () -> users.find(id));
 *   Task<Cart> cart = page.fork("cart", () -> carts.of(id));
 *   page.join();
 *   return render(user.get(), cart.get());
 * }
 * }</pre>
 *
 * <p><b>Words.</b> The thread that opens a scope is its <em>owner</em>; what it forks are {@link
 * Task}s, each in a thread of its own. Tasks may fork as well, and may open scopes within the
 * scope. A scope
 *
 * <ul>
 *   <li><em>completes</em> when every task that has been forked has ended, daemons apart, or when
 *       its {@link JoinPolicy} has decided and those that were cancelled for it have ended. That is
 *       when {@link #join()} returns or throws. It completes successfully or not, and that does not
 *       change any more;
 *   <li>is <em>cancelled</em> from the moment at which its policy has decided, its time is over,
 *       somebody calls {@link #cancel()}, its block is left while tasks run, or the scope or task
 *       around it is cancelled. The first of these counts. All scopes within it are cancelled with
 *       it, and it stays cancelled;
 *   <li><em>ends</em> when {@link #close()} returns. No thread that it has started runs any more,
 *       except for one that was {@linkplain #abandonAfter abandoned} and reported.
 * </ul>
 *
 * <p><b>What cancelling does.</b> Tasks that have not begun never will. Each that runs is
 * interrupted once, wherever it is. From then on, and in the owner as well, no primitive of this
 * runtime makes the thread wait: every wait ends, those that begin later included, as long as the
 * thread is in the cancelled scope and not under a {@link #shield}. The primitive is left as by an
 * interrupt: no permit, item or signal is lost, a {@link io.heddle.Condition} has its lock again, a
 * {@link io.heddle.Barrier} breaks. What need not wait still succeeds.
 *
 * <table>
 *   <caption>What such a wait throws</caption>
 *   <tr><th>in</th><th>if it declares InterruptedException</th><th>if not</th></tr>
 *   <tr><td>a task of the scope, or a scope within</td><td>InterruptedException, whose cause is a
 *     ScopeCancelled</td><td>{@link ScopeCancelled}</td></tr>
 *   <tr><td>the owner</td><td colspan="2">what join() throws: {@link ScopeFailed} or {@link
 *     ScopeTimeout}; else {@link ScopeCancelled}</td></tr>
 * </table>
 *
 * <p>The owner is never interrupted but in such a wait, and that interrupt is taken back: nothing
 * of it is left when the wait is over. So a foreign call that blocks, such as reading from a
 * socket, belongs in a task. An interrupt that somebody else sends in the same moment as the scope
 * is one with the scope's.
 *
 * <p><b>Failures.</b> None is dropped. {@link #join()} throws all of them; those of later tasks are
 * thrown by {@link #close()}. An {@link Error} fails a scope whatever its policy is.
 *
 * <p>A scope is used by its owner and its tasks: they alone may fork. All that sets it up comes
 * before the first task is forked. Scopes of one thread are closed in reverse order.
 *
 * <p>Memory effects: what the owner did before it forked a task is visible to the task, what the
 * tasks did to the owner when {@link #join()} is over.
 *
 * <p>Source: the nurseries and cancel scopes of Python's trio; {@code
 * java.util.concurrent.StructuredTaskScope}.
 */
public final class Scope implements AutoCloseable {

  /** How many tasks a time-out looks at: who waits for it should not wait for the dump. */
  private static final int DUMPED_AT_TIMEOUT = 100;

  private final String name;
  private final Strand owner;

  /** In which its owner was before; null if in none. */
  private final @Nullable Scope parent;

  /** Whether what surrounds it does not reach it. */
  private final boolean shielded;

  private final Settings settings;
  private final Children children;

  // Used by the owner:
  private final Services services = new Services();
  private boolean tracked;
  private boolean closed;

  /** Written by the owner, read by anyone. */
  private volatile @Nullable Deadline deadline;

  private Scope(String name, Strand owner, boolean shielded) {
    this.name = name;
    this.owner = owner;
    this.parent = owner.innermost();
    this.shielded = shielded;
    this.settings = new Settings(name);
    this.children = new Children(this);
  }

  /**
   * Opens a scope. From now until it is closed, the calling thread is in it.
   *
   * @param name what messages and dumps call it, and the first part of its threads' names
   * @return the scope, to be closed by the same thread
   */
  public static Scope open(String name) {
    return open(Objects.requireNonNull(name, "name"), Strand.ofCaller(), false);
  }

  private static Scope open(String name, Strand owner, boolean shielded) {
    Scope scope = new Scope(name, owner, shielded);
    owner.moveTo(scope);
    if (scope.parent != null) {
      scope.parent.children.add(scope);
    }
    return scope;
  }

  /**
   * Returns the scope that the calling thread is in.
   *
   * @return the innermost one; nothing if it is in none
   */
  public static Optional<Scope> current() {
    Strand mine = Strand.ofThread();
    return mine == null ? Optional.empty() : Optional.ofNullable(mine.innermost());
  }

  /**
   * Ends the calling thread's work if the scope that it is in is cancelled; for loops that neither
   * wait nor call anything that does.
   *
   * @throws InterruptedException if the thread is interrupted, or in a cancelled scope that another
   *     thread has opened; the interrupt status is cleared
   * @throws ScopeFailed if the calling thread has opened the cancelled scope, and a task has failed
   * @throws ScopeTimeout if the calling thread has opened it, and its time is over
   * @throws ScopeCancelled if the calling thread has opened it, and it is cancelled otherwise
   */
  public static void checkpoint() throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    Strand mine = Strand.ofThread();
    Cancellation cancellation = mine == null ? null : mine.cancellation();
    if (mine != null && cancellation != null) {
      throw cancellation.interruptionOf(mine);
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  /**
   * Runs a body with a result that what surrounds it does not cut short: for clean-up that has to
   * wait, in a task or a block that may be cancelled. Within it, waits end only when its own time
   * is over, and an interrupt of a cancelled scope is held back until it has ended.
   *
   * <pre>{@code
   * } finally {
   *   Scope.shield(Duration.ofSeconds(1), () -> connection.sayGoodbye());
   * }
   * }</pre>
   *
   * <p>A body that blocks elsewhere than at a primitive of this runtime is not ended by that time.
   *
   * <p>Source: Python's {@code trio.CancelScope(shield=True)} and {@code trio.move_on_after}.
   *
   * @param limit how long its waits may take in total
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does
   * @throws ScopeTimeout if one of its waits was ended because its time was over
   * @throws IllegalArgumentException if {@code limit} is negative
   * @throws ArithmeticException if {@code limit} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static <T extends @Nullable Object, X extends Throwable> T shield(
      Duration limit, ThrowingCallable<T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    Timeouts.toAcquire(limit, "Scope.shield(..)");
    Strand mine = Strand.ofCaller();
    Strand.Shelter shelter = mine.shelter();
    try (Scope within = open("shield", mine, true)) {
      within.timeout(limit);
      return body.call();
    } finally {
      mine.leave(shelter);
    }
  }

  /**
   * Runs a body that what surrounds it does not cut short, as {@link #shield(Duration,
   * ThrowingCallable)}.
   *
   * @param limit how long its waits may take in total
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does
   * @throws ScopeTimeout if one of its waits was ended because its time was over
   * @throws IllegalArgumentException if {@code limit} is negative
   * @throws ArithmeticException if {@code limit} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static <X extends Throwable> void shield(Duration limit, ThrowingRunnable<X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    shield(
        limit,
        () -> {
          body.run();
          return true;
        });
  }

  /**
   * Runs bodies at once and returns all results; the first failure cancels the others.
   *
   * @param bodies what to run
   * @param <T> the type of the results
   * @return the results, in the order of the bodies
   * @throws ScopeFailed if one fails
   * @throws InterruptedException if the calling thread was interrupted, or is cancelled
   */
  public static <T extends @Nullable Object> List<T> all(
      Collection<? extends Callable<? extends T>> bodies) throws InterruptedException {
    return Together.all(bodies);
  }

  /**
   * Runs bodies at once and takes the one that ends first, whether it returns or throws; the others
   * are cancelled, and have ended when this returns.
   *
   * @param bodies what to run, at least one
   * @param <T> the type of the result
   * @return the result of the first
   * @throws ScopeFailed if the first to end has failed
   * @throws IllegalArgumentException if there are none
   * @throws InterruptedException if the calling thread was interrupted, or is cancelled
   */
  public static <T extends @Nullable Object> T race(
      Collection<? extends Callable<? extends T>> bodies) throws InterruptedException {
    return Together.<T>first("race", JoinPolicy.firstEnd(), 1, bodies).get(0);
  }

  /**
   * Runs bodies at once and takes the first that returns; the others are cancelled, and have ended
   * when this returns. Failures count only if all fail.
   *
   * @param bodies what to run, at least one
   * @param <T> the type of the result
   * @return the first result
   * @throws ScopeFailed if all fail
   * @throws IllegalArgumentException if there are none
   * @throws InterruptedException if the calling thread was interrupted, or is cancelled
   */
  public static <T extends @Nullable Object> T firstSuccess(
      Collection<? extends Callable<? extends T>> bodies) throws InterruptedException {
    return Together.<T>first("firstSuccess", JoinPolicy.firstSuccess(), 1, bodies).get(0);
  }

  /**
   * Runs bodies at once and takes the first results; the others are cancelled, and have ended when
   * this returns. Failures count only if there are too many of them.
   *
   * @param successes how many results are enough, at least 1
   * @param bodies what to run, at least as many
   * @param <T> the type of the results
   * @return so many results, in the order in which they came
   * @throws ScopeFailed if fewer bodies return
   * @throws IllegalArgumentException if {@code successes} is less than 1, or there are fewer bodies
   * @throws InterruptedException if the calling thread was interrupted, or is cancelled
   */
  public static <T extends @Nullable Object> List<T> quorum(
      int successes, Collection<? extends Callable<? extends T>> bodies)
      throws InterruptedException {
    return Together.first("quorum", JoinPolicy.quorum(successes), successes, bodies);
  }

  /**
   * Limits the time of the scope, from now on: when it is over, the scope is cancelled. Within
   * another scope the smaller limit counts.
   *
   * @param limit how long; zero cancels at once
   * @return this scope
   * @throws IllegalArgumentException if {@code limit} is negative
   * @throws ArithmeticException if {@code limit} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope timeout(Duration limit) {
    Timeouts.toAcquire(limit, label());
    Permission.requireUnused(this, "timeout");
    Deadline former = deadline;
    if (former != null) {
      former.cancel();
    }
    deadline = null;
    if (limit.isZero()) {
      timeUp();
    } else {
      deadline = new Deadline(name, limit, this::timeUp);
    }
    return this;
  }

  /**
   * Limits the time of the scope, as {@link #timeout}, to a point of time. The time until then is
   * measured now; a clock that is set afterwards does not change it.
   *
   * @param when the point of time; one that has passed cancels at once
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope deadline(Instant when) {
    Duration left = Duration.between(Instant.now(), Objects.requireNonNull(when, "when"));
    if (left.compareTo(Threads.TIMEOUT_MAX) > 0) {
      left = Threads.TIMEOUT_MAX;
    }
    return timeout(left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * Limits how many tasks run at once; others wait for their turn, in the order in which they were
   * forked. Forking never waits. Daemons do not count.
   *
   * @param tasks how many, at least 1
   * @return this scope
   * @throws IllegalArgumentException if {@code tasks} is less than 1
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope limit(int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException(
          label() + " cannot run " + tasks + " tasks at once; allow at least one");
    }
    Permission.requireUnused(this, "limit");
    settings.limit = tasks;
    return this;
  }

  /**
   * Lets tasks fail by themselves: a failure cancels nothing, {@link #join()} waits for all and
   * throws none. Whoever wants to know asks the tasks; a failure that nobody has asked for when the
   * scope ends goes to {@link Threads#excepthook()}. An {@link Error} fails the scope all the same.
   *
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope supervise() {
    return supervise(RestartPolicy.NEVER);
  }

  /**
   * Lets tasks fail by themselves, as {@link #supervise()}, and runs those again that have failed,
   * daemons included.
   *
   * @param restart how often
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope supervise(RestartPolicy restart) {
    Objects.requireNonNull(restart, "restart");
    Permission.requireUnused(this, "supervise");
    settings.supervised = true;
    settings.restart = restart;
    settings.policy = task -> JoinPolicy.Verdict.GO_ON;
    return this;
  }

  /**
   * Sets what the end of a task means for the scope; {@link JoinPolicy#all()} if not set.
   *
   * @param policy the policy
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope policy(JoinPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    Permission.requireUnused(this, "policy");
    settings.supervised = false;
    settings.policy = policy;
    return this;
  }

  /**
   * Runs tasks in virtual threads, as it does where the JVM has them.
   *
   * @return this scope
   * @throws UnsupportedOperationException if the JVM has none, as before Java 21
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope virtual() {
    Permission.requireUnused(this, "virtual");
    Threads.thread(() -> {}).virtual();
    settings.virtual = true;
    return this;
  }

  /**
   * Runs tasks in platform threads, as it does where the JVM has no virtual ones.
   *
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope platform() {
    Permission.requireUnused(this, "platform");
    settings.virtual = false;
    return this;
  }

  /**
   * Gives a variable a value in the tasks that the owner forks. Otherwise each task inherits the
   * values of the thread that forks it, as they are at that moment; what it sets is its own.
   *
   * @param variable the variable
   * @param value its value
   * @param <T> the type of its values
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public <T> Scope where(ContextVar<T> variable, T value) {
    Objects.requireNonNull(variable, "variable");
    Objects.requireNonNull(value, "value");
    Permission.requireUnused(this, "where");
    settings.bind(variable, value);
    return this;
  }

  /**
   * Binds a {@code java.lang.ScopedValue} in all tasks, which do not inherit what is bound
   * elsewhere.
   *
   * @param scopedValue the scoped value, an {@code Object} because it exists from Java 25 on only
   * @param value its value
   * @return this scope
   * @throws UnsupportedOperationException before Java 25
   * @throws IllegalArgumentException if it is no {@code java.lang.ScopedValue}
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope whereScoped(Object scopedValue, Object value) {
    Objects.requireNonNull(scopedValue, "scopedValue");
    Objects.requireNonNull(value, "value");
    Permission.requireUnused(this, "whereScoped");
    settings.bindScoped(scopedValue, value);
    return this;
  }

  /**
   * Keeps account of the locks that threads in scopes hold, read locks included, so that dumps show
   * all of them; otherwise they show those that another thread in the dump waits for, and no
   * readers. As long as such a scope is open, every thread of the JVM takes longer to acquire and
   * release.
   *
   * @return this scope
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope tracked() {
    Permission.requireUnused(this, "tracked");
    if (!tracked) {
      Threads.trace();
      LockAccounts.open();
      tracked = true;
    }
    return this;
  }

  /**
   * Sets after which time a task that has been cancelled and goes on is named, with its stack, to
   * {@link Threads#excepthook()}: then, and again each time that so much time has passed, while the
   * owner waits for it. Ten seconds if not set.
   *
   * @param time how long, more than zero
   * @return this scope
   * @throws IllegalArgumentException if {@code time} is not longer than zero
   * @throws ArithmeticException if {@code time} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope patience(Duration time) {
    long nanos = Timeouts.toAcquire(time, label());
    if (nanos == 0) {
      throw new IllegalArgumentException(
          label() + ": a patience of zero would name every task; pass a longer one");
    }
    Permission.requireUnused(this, "patience");
    settings.patience = nanos;
    return this;
  }

  /**
   * Sets after which time the scope goes on without tasks that have been cancelled and do not end.
   * They are named, with their stacks, to {@link Threads#excepthook()}, and what they throw later
   * goes there as well. Never if not set: that threads may outlive their block is what a scope is
   * there to prevent.
   *
   * @param time how long the owner waits for them
   * @return this scope
   * @throws IllegalArgumentException if {@code time} is negative
   * @throws ArithmeticException if {@code time} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if a task has been forked, or the calling thread is not the owner
   */
  public Scope abandonAfter(Duration time) {
    long nanos = Timeouts.toAcquire(time, label());
    Permission.requireUnused(this, "abandonAfter");
    settings.abandonAfter = nanos;
    return this;
  }

  /**
   * Starts a task.
   *
   * @param taskName what messages and dumps call it
   * @param body what it does
   * @param <T> the type of the result
   * @return the task; cancelled, and never begun, if the scope is cancelled
   * @throws IllegalStateException if the owner has joined or closed the scope, or the calling
   *     thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public <T extends @Nullable Object> Task<T> fork(String taskName, Callable<? extends T> body) {
    Objects.requireNonNull(taskName, "taskName");
    return fork(taskName, false, Objects.requireNonNull(body, "body"));
  }

  /**
   * Starts a task that has no result.
   *
   * @param taskName what messages and dumps call it
   * @param body what it does
   * @return the task; cancelled, and never begun, if the scope is cancelled
   * @throws IllegalStateException if the owner has joined or closed the scope, or the calling
   *     thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public Task<@Nullable Void> fork(String taskName, ThrowingRunnable<? extends Exception> body) {
    Objects.requireNonNull(taskName, "taskName");
    return fork(taskName, false, withoutResult(body));
  }

  /**
   * Starts a task that is named by its number.
   *
   * @param body what it does
   * @param <T> the type of the result
   * @return the task; cancelled, and never begun, if the scope is cancelled
   * @throws IllegalStateException if the owner has joined or closed the scope, or the calling
   *     thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public <T extends @Nullable Object> Task<T> fork(Callable<? extends T> body) {
    return fork(children.nextName(), false, Objects.requireNonNull(body, "body"));
  }

  /**
   * Starts a task that has no result and is named by its number.
   *
   * @param body what it does
   * @return the task; cancelled, and never begun, if the scope is cancelled
   * @throws IllegalStateException if the owner has joined or closed the scope, or the calling
   *     thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public Task<@Nullable Void> fork(ThrowingRunnable<? extends Exception> body) {
    return fork(children.nextName(), false, withoutResult(body));
  }

  /**
   * Starts a task that {@link #join()} does not wait for: it is cancelled when the block is left,
   * at the latest. If it fails before that, the scope fails, unless it is supervised.
   *
   * @param taskName what messages and dumps call it
   * @param body what it does
   * @return the task; cancelled, and never begun, if the scope is cancelled
   * @throws IllegalStateException if the owner has joined or closed the scope, or the calling
   *     thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public Task<@Nullable Void> daemon(String taskName, ThrowingRunnable<? extends Exception> body) {
    Objects.requireNonNull(taskName, "taskName");
    return fork(taskName, true, withoutResult(body));
  }

  /**
   * Starts a task and waits until it says that it is up.
   *
   * <p>Source: Python's {@code trio.Nursery.start}.
   *
   * @param taskName what messages and dumps call it
   * @param body what it does; it sets the event that it is given when it is up, and goes on
   * @return the task
   * @throws InterruptedException if the thread was interrupted before or while it waited; the task
   *     goes on
   * @throws ScopeFailed if the task fails before it is up
   * @throws ScopeCancelled if the scope is cancelled
   * @throws IllegalStateException if the task returns without having been up, the owner has joined
   *     or closed the scope, or the calling thread is not in the scope
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public Task<@Nullable Void> start(String taskName, ReadyBody body) throws InterruptedException {
    Objects.requireNonNull(taskName, "taskName");
    Starting starting = new Starting(taskName, Objects.requireNonNull(body, "body"));
    Task<@Nullable Void> task = fork(taskName, false, starting::run);
    starting.await(task);
    return task;
  }

  /**
   * Starts a service, such as an object of a woven class, and closes it when the block is left,
   * after all tasks have ended; the service started last is closed first. Its own threads are not
   * tasks of the scope.
   *
   * @param service the service, new
   * @param <S> its type
   * @return the same service, running
   * @throws IllegalStateException if the service was started before, or the calling thread is not
   *     the owner
   */
  public <S extends Service> S run(S service) {
    Objects.requireNonNull(service, "service");
    Permission.requireOwner(this, "run");
    services.start(service);
    return service;
  }

  /**
   * Waits until the scope completes: no task runs any more, apart from daemons. May be called
   * again; if it was interrupted, it waits again.
   *
   * @throws ScopeFailed if tasks have failed, and the policy says that this is for the scope to
   *     fail; or if one has thrown an {@link Error}
   * @throws ScopeTimeout if the time of the scope is over
   * @throws InterruptedException if the thread was interrupted, while the tasks go on; or if the
   *     scope or the task around this one is cancelled, which is the cause then, and the tasks have
   *     ended
   * @throws IllegalStateException if the calling thread is not the owner, or the scope is closed
   */
  public void join() throws InterruptedException {
    Permission.requireOwner(this, "join");
    boolean interrupted = children.awaitTasks();
    try {
      Outcome.of(this);
    } catch (InterruptedException e) {
      // It tells of the interrupt; the status is not to tell of it again.
      interrupted = false;
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Cancels the scope and all within it. {@link #join()} then waits for the tasks to end and
   * returns; tasks that have been cancelled say so. May be called by any thread.
   */
  public void cancel() {
    children.cancel(Cancellation.of(this, Reason.STOPPED, "somebody called cancel()"));
  }

  /**
   * Returns whether the scope is cancelled, for whatever reason.
   *
   * @return whether waits in it end at once
   */
  public boolean cancelled() {
    return children.cancellation() != null;
  }

  /**
   * Returns how much time is left until the deadline, that of this scope or of one around it,
   * whichever is nearer.
   *
   * @return the time, negative if it has passed; nothing if there is no deadline
   */
  public Optional<Duration> timeLeft() {
    Optional<Duration> outer = shielded || parent == null ? Optional.empty() : parent.timeLeft();
    Deadline mine = deadline;
    if (mine == null) {
      return outer;
    }
    Duration left = mine.left();
    return Optional.of(outer.filter(other -> other.compareTo(left) < 0).orElse(left));
  }

  /**
   * Returns the name.
   *
   * @return the name that it was opened with
   */
  public String name() {
    return name;
  }

  /**
   * Looks at the scope and all within it: tasks, their stacks, what they wait for and what they
   * hold. May be called by any thread, at any time; it takes time in proportion to the number of
   * tasks.
   *
   * @return what it looks like at this moment
   */
  public ScopeDump dump() {
    return Dumping.of(this, Integer.MAX_VALUE);
  }

  /**
   * Ends the scope: cancels what still runs, waits until it has ended, whatever interrupts come,
   * and closes the services. Scopes that the owner has opened within it and not closed are closed
   * first. Closing it again does nothing.
   *
   * @throws ScopeFailed if tasks have failed of which {@link #join()} has not told
   * @throws IllegalStateException if the calling thread is not the owner; nothing changes then. Or
   *     if a scope within it was left open
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    Permission.requireOwner(this, "close");
    Closing closing = new Closing();
    closing.run(() -> Closing.inner(owner, this));
    closing.run(children::close);
    closed = true;
    Deadline mine = deadline;
    if (mine != null) {
      mine.cancel();
    }
    if (parent != null) {
      parent.children.remove(this);
    }
    owner.moveTo(parent);
    if (tracked) {
      LockAccounts.close();
    }
    services.closeAll(closing);
    children.unseenFailures().forEach(Reports::unseen);
    List<Throwable> untold = children.takeUnsettledFailures();
    if (!untold.isEmpty()) {
      closing.run(
          () -> {
            throw new ScopeFailed(label(), untold);
          });
    }
    closing.throwFirst();
  }

  @Override
  public String toString() {
    return label() + " [" + state() + "]";
  }

  String label() {
    return Label.of("Scope", name, this);
  }

  Settings settings() {
    return settings;
  }

  Children children() {
    return children;
  }

  Strand owner() {
    return owner;
  }

  /** In which its owner was before; null if in none. */
  @Nullable Scope parent() {
    return parent;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isOwnedBy(Strand strand) {
    return owner == strand;
  }

  @Nullable Cancellation cancellation() {
    return children.cancellation();
  }

  /** As {@link #cancellation()}, or that of what surrounds it, which is about to come here. */
  @Nullable Cancellation cancellationAround() {
    Cancellation mine = cancellation();
    if (mine != null || shielded || parent == null) {
      return mine;
    }
    Task<?> task = owner.task;
    return task != null && task.scope == parent ? task.cancellation() : parent.cancellationAround();
  }

  /** What surrounds it is cancelled. */
  void inherit(Cancellation why) {
    if (!shielded) {
      children.cancel(why);
    }
  }

  String state() {
    Cancellation why = children.cancellation();
    if (why != null) {
      return "cancelled: "
          + (why.origin() == this ? "" : why.origin().label() + " around it was, ")
          + why.what();
    }
    return children.isJoined() ? "joined" : "open";
  }

  private <T extends @Nullable Object> Task<T> fork(
      String taskName, boolean isDaemon, Callable<? extends T> body) {
    Strand caller = Permission.requireWithin(this);
    boolean byOwner = caller == owner;
    Task<T> task =
        new Task<>(
            this,
            taskName,
            isDaemon,
            settings.restart.around(body),
            settings.contextForTask(byOwner));
    children.fork(task, byOwner);
    return task;
  }

  /** Called by the timer, or by the owner. */
  void timeUp() {
    if (children.cancellation() == null) {
      children.cancel(Cancellation.timedOut(this, Dumping.of(this, DUMPED_AT_TIMEOUT)));
    }
  }

  private static Callable<@Nullable Void> withoutResult(
      ThrowingRunnable<? extends Exception> body) {
    Objects.requireNonNull(body, "body");
    return () -> {
      body.run();
      return null;
    };
  }
}
