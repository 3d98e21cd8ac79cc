package io.heddle.processor.facts;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.List;

/** One thing that a body does. */
public sealed interface Fact {

  /** Where it is done. */
  Position at();

  /**
   * A lock is taken; the next node is reached holding it.
   *
   * <p>A {@code tryLock} whose result decides a branch stands on the branch where it succeeded.
   *
   * @param lock what is taken
   * @param waits how the body waits for it
   */
  record Acquire(LockUse lock, Wait waits, Position at) implements Fact {}

  /** A lock is given back, one level of it. */
  record Release(LockUse lock, Position at) implements Fact {}

  /**
   * A {@code tryLock} whose result is kept in a local variable: the lock is held if and only if the
   * variable is true.
   *
   * @param variable the variable, by the id that {@link Branch} uses
   */
  record TryAcquire(LockUse lock, int variable, Position at) implements Fact {}

  /**
   * The body goes on only if a boolean has this value.
   *
   * @param variable the id of a local variable, or of anything else that the body tests more than
   *     once: a field, or whether something is null
   */
  record Branch(int variable, boolean value, Position at) implements Fact {}

  /**
   * The body goes on only if its caller passes this value.
   *
   * @param parameter the index of a boolean parameter that the body never assigns
   */
  record Given(int parameter, boolean value, Position at) implements Fact {}

  /**
   * The body goes on only if two names are, or are not, of one object.
   *
   * @param one a name that the caller of the body can know
   * @param other another one
   */
  record Compared(LockPath one, LockPath other, boolean same, Position at) implements Fact {}

  /**
   * The body goes on only if a call that it has just made returned this value.
   *
   * @param call the method that it calls there
   */
  record Answered(MethodRef call, boolean value, Position at) implements Fact {}

  /**
   * The body does nothing but compare two objects, and returns whether they are the same.
   *
   * @param one a name that the caller of the body can know
   * @param other another one
   * @param whenSame what it returns if they are
   */
  record Tells(LockPath one, LockPath other, boolean whenSame, Position at) implements Fact {}

  /**
   * A boolean that the body tests is given a value.
   *
   * @param variable its id, as in {@link Branch}
   * @param value the value; empty if nobody knows
   */
  record Assign(int variable, List<Boolean> value, Position at) implements Fact {
    public Assign {
      value = List.copyOf(value);
    }
  }

  /**
   * The body is about to return, unless it is left otherwise before.
   *
   * @param present whether the result is true, not null or not zero; empty if that is not known
   * @param object what is returned; an unknown path without a type if that is no object
   */
  record Result(List<Boolean> present, LockPath object, Position at) implements Fact {
    public Result {
      present = List.copyOf(present);
    }
  }

  /**
   * Something of the platform is called, or an exception is thrown, while an explicit lock may be
   * held.
   *
   * @param what the method called; empty for a {@code throw}
   * @param exception the binary name of an exception that it declares; empty if it declares none
   */
  record MayThrow(String what, String exception, Position at) implements Fact {}

  /** The body goes on only if the current thread holds (does not hold) this lock. */
  record Assume(LockUse lock, boolean held, Position at) implements Fact {}

  /**
   * A field that a guard protects is read or written.
   *
   * @param field the field
   * @param base the object that the field belongs to; for a static field, the class literal
   * @param write whether the access can change the value
   * @param guards the locks that must all be held, in the frame of {@code base}: their root {@code
   *     this} is the base, static ones are absolute
   */
  record Access(FieldRef field, LockPath base, boolean write, List<LockUse> guards, Position at)
      implements Fact {
    public Access {
      guards = List.copyOf(guards);
    }
  }

  /**
   * A method or constructor is called.
   *
   * @param target the method that the compiler chose
   * @param receiver the object called; for a static method, the class literal
   * @param receiverType the binary name of the receiver's erased static type
   * @param arguments what is passed, in order; unknown paths for values that name nothing
   * @param exact whether no overriding method can run instead: static, private, final, {@code
   *     super.m()}, constructors, or a receiver whose class is known
   * @param requires the locks that the target's contract asks of its caller, in the target's frame
   * @param excludes the locks that its caller must not hold, likewise
   * @param thrown the binary names of the exceptions that the target declares
   */
  record Call(
      MethodRef target,
      LockPath receiver,
      String receiverType,
      List<LockPath> arguments,
      boolean exact,
      List<LockUse> requires,
      List<LockUse> excludes,
      List<String> thrown,
      Position at)
      implements Fact {
    public Call {
      arguments = List.copyOf(arguments);
      requires = List.copyOf(requires);
      excludes = List.copyOf(excludes);
      thrown = List.copyOf(thrown);
    }
  }

  /**
   * A condition is awaited: its lock is given up whole and held again afterwards.
   *
   * @param lock the lock of the condition; empty if that is not known
   */
  record Await(LockPath condition, List<LockUse> lock, boolean timed, Position at) implements Fact {
    public Await {
      lock = List.copyOf(lock);
    }
  }

  /**
   * Waiters of a condition are woken.
   *
   * @param lock the lock of the condition; empty if that is not known
   * @param bare whether the body does nothing else, but for what it does with locks
   */
  record Signal(LockPath condition, List<LockUse> lock, boolean bare, Position at) implements Fact {
    public Signal {
      lock = List.copyOf(lock);
    }
  }

  /**
   * In a loop, a variable gets its value of this round, or a {@code new} makes its object of this
   * round: a path that starts there names another object than before.
   *
   * <p>Only noted where a lock of the round before can still be held.
   *
   * @param id the id of the {@link io.heddle.processor.lock.Root.Local Local} or {@link
   *     io.heddle.processor.lock.Root.Fresh Fresh}
   */
  record Rebind(int id, Position at) implements Fact {}

  /**
   * Something else than a lock or condition is waited for.
   *
   * @param what what sort of thing
   * @param on the object waited for or at; an unknown path where there is none
   * @param call the method called, as people write it
   * @param timed whether the wait ends by itself
   */
  record Block(Blocking what, LockPath on, String call, boolean timed, Position at)
      implements Fact {}

  /**
   * Those who wait at an object go on, or are nearer to it: an event is set, a latch counted down,
   * an element put, a permit given back.
   *
   * @param what what they wait for
   * @param on the object
   */
  record Unblock(Blocking what, LockPath on, Position at) implements Fact {}

  /**
   * Something is made that runs elsewhere: a thread, or a task that is handed to other threads.
   *
   * @param handle the thread or future by which it can be waited for; an unknown path if there is
   *     none
   * @param by the executor that it is handed to; an unknown path for a thread
   * @param tasks what could run there, as far as it has a name: functions, objects, the thread
   * @param started whether it runs at once; a thread has to be started
   * @param confined whether only this body can do anything with the handle
   */
  record Spawn(
      LockPath handle,
      LockPath by,
      List<LockPath> tasks,
      boolean started,
      boolean confined,
      Position at)
      implements Fact {
    public Spawn {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A thread, future or other object of which these facts tell is kept in a field.
   *
   * @param where the field
   * @param object the object
   */
  record Keep(LockPath where, LockPath object, Position at) implements Fact {}

  /**
   * A constructor gives a final field of its object its value.
   *
   * @param field a field for objects that have bodies themselves, or can be locks
   * @param value a parameter of the constructor, or an object that it makes; else an unknown path
   */
  record Fill(FieldRef field, LockPath value, Position at) implements Fact {}

  /**
   * Something is done with a thread.
   *
   * @param deed what
   * @param thread the thread
   */
  record OnThread(Deed deed, LockPath thread, Position at) implements Fact {}

  /**
   * An object is made that lets a number of threads through: a barrier, a pool, a semaphore.
   *
   * @param object the object
   * @param size the number; empty if nobody knows
   * @param tasks what it runs itself, as far as it has a name
   * @param confined whether all that is done with it is in this body and its lambdas
   */
  record Sized(
      LockPath object, List<Integer> size, List<LockPath> tasks, boolean confined, Position at)
      implements Fact {
    public Sized {
      size = List.copyOf(size);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A permit of a semaphore is taken or given back.
   *
   * @param change 1 if one is taken, -1 if one is given back, 0 if that is not clear
   */
  record Permit(LockPath semaphore, int change, Position at) implements Fact {}

  /**
   * Something is done that is meant to outlive the program: a file is written, a transaction
   * committed.
   *
   * @param call the method called, as people write it
   */
  record Lasting(String call, Position at) implements Fact {}

  /**
   * A constructor gives its object a field after other threads can see it.
   *
   * @param field the field
   */
  record LateField(FieldRef field, Position at) implements Fact {}

  /**
   * A task of a scope is made that uses a resource of a {@code try} around it.
   *
   * @param scope the scope
   * @param resource the id of the variable that names the resource
   * @param name the variable, as messages name it
   */
  record Lend(LockPath scope, int resource, String name, Position at) implements Fact {}

  /**
   * A {@code try} closes a resource that tasks use.
   *
   * @param resource the id of the variable that names the resource
   */
  record TakeBack(int resource, Position at) implements Fact {}

  /**
   * A scope that the body opens leaves it.
   *
   * @param field the field that keeps it, as messages name it; empty if it is returned
   */
  record LetOut(String field, Position at) implements Fact {}

  /** What is done with a thread. */
  enum Deed {
    /** It is started. */
    START,
    /** What it would run is run here. */
    RUN,
    /** It is made a daemon thread, or what a variable says. */
    DAEMON,
    /** It is made no daemon thread. */
    USER,
    /** It is interrupted. */
    INTERRUPT,
    /** The current thread waits for its own end. */
    JOIN_ITSELF,
    /** A constructor lets other threads see its object, which the path names. */
    SHOW,
    /** A daemon of a service begins; the path names its stop event, if it takes one. */
    SERVE
  }

  /**
   * A monitor is used that is no good lock.
   *
   * @param reason why not
   * @param what the object, as messages name it
   */
  record UnfitLock(Unfitness reason, String what, Position at) implements Fact {}

  /**
   * A lock is about to be taken only because a field, tested without it, has not been given its
   * value yet; with the lock the same test is made again, and the field given its value.
   *
   * @param field a field that is not volatile
   * @param at the first test
   */
  record DoubleChecked(FieldRef field, Position at) implements Fact {}

  /**
   * A volatile field gets a value that is computed from the one that it had.
   *
   * @param base the object that the field belongs to; for a static field, the class literal
   */
  record Update(FieldRef field, LockPath base, Position at) implements Fact {}

  /**
   * A field that no contract protects is read or written, in a class that uses locks.
   *
   * @param field a field that changes while its object is in use, or a collection that does
   * @param base the object that the field belongs to; for a static field, the class literal
   * @param write whether the access can change the value, or what is in the collection
   */
  record Unguarded(FieldRef field, LockPath base, boolean write, Position at) implements Fact {}

  /**
   * What the body does, it does on threads of a role, or on a thread of its own.
   *
   * @param role the role; empty if the thread has none
   */
  record RunsOn(List<String> role, Position at) implements Fact {
    public RunsOn {
      role = List.copyOf(role);
    }
  }

  /**
   * A method is called, or a field touched, that is confined to threads of one role.
   *
   * @param what the member, as messages name it
   */
  record Confined(String role, String what, Position at) implements Fact {}

  /**
   * The value that a thread has of a thread-local variable gets to other threads, although no two
   * may use it at once.
   *
   * @param variable the thread-local variable, as messages name it
   * @param where the local variable or field in which the others find it
   * @param captured whether it is a local variable, in a function that another thread runs
   */
  record Stray(String variable, String where, boolean captured, Position at) implements Fact {}

  /**
   * A thread-local variable that each object has for itself gets a value, or loses it.
   *
   * @param set whether it gets one; to set it to null is to remove it
   */
  record LocalSet(FieldRef field, boolean set, Position at) implements Fact {}

  /** Why a monitor is no good lock. */
  enum Unfitness {
    /** The object is a boxed value: code that has nothing to do with this one gets the same. */
    BOXED,
    /** The object is a string: equal strings can be one object. */
    STRING,
    /** The object has no identity of its own, such as an {@code Optional} or a date. */
    VALUE_BASED,
    /** {@code getClass()} in a class that can have subclasses: each subclass has another lock. */
    OWN_CLASS,
    /** The object is a lock, whose own methods know nothing of its monitor. */
    EXPLICIT_LOCK,
    /** The object is one of the Heddle runtime, whose own methods know nothing of its monitor. */
    PRIMITIVE,
    /** {@code wait} or {@code notify} is called on an object of the Heddle runtime. */
    WAITED_FOR,
    /** The object is new: nobody else can lock it. */
    NEW,
    /** The object is in a field that is given another one while somebody may hold the lock. */
    REPLACED
  }

  /** How a body waits for a lock that it does not get at once. */
  enum Wait {
    /** Until it has it, or until it is interrupted. */
    UNBOUNDED,
    /** For a limited time. */
    TIMED,
    /** Not at all. */
    NONE
  }
}
