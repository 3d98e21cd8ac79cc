package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Initialization;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Facts written by hand: straight-line bodies of one class, one fact a line. */
final class Written {

  private final String type;
  private final List<String> superTypes = new ArrayList<>();
  private final List<MethodFacts> methods = new ArrayList<>();
  private int line;

  private Written(String type) {
    this.type = type;
  }

  static Written type(String name) {
    return new Written("demo." + name);
  }

  Written below(String superType) {
    superTypes.add("demo." + superType);
    return this;
  }

  ClassFacts facts() {
    return new ClassFacts(
        type,
        superTypes,
        List.of(),
        List.of(),
        new Initialization(List.of(), true, new Position("", 1, 1)),
        methods);
  }

  Written method(String name, Step... steps) {
    return method(name, MethodFacts.Callers.ANYONE, steps);
  }

  Written privateMethod(String name, Step... steps) {
    return method(name, MethodFacts.Callers.CLASS, steps);
  }

  Written packageMethod(String name, Step... steps) {
    return method(name, MethodFacts.Callers.PACKAGE, steps);
  }

  private Written method(String name, MethodFacts.Callers callers, Step... steps) {
    Position declared = next();
    List<Node> nodes = new ArrayList<>();
    for (int index = 0; index < steps.length; index++) {
      int following = index + 1 < steps.length ? index + 1 : Body.EXIT;
      nodes.add(new Node(List.of(steps[index].at(next(), type)), List.of(following), Body.THROWS));
    }
    methods.add(
        new MethodFacts(
            new MethodRef(type, name, "()"),
            MethodFacts.Kind.METHOD,
            callers,
            true,
            List.of(),
            Promise.NONE,
            new Body(nodes),
            List.of(),
            Set.of(),
            declared));
    return this;
  }

  private Position next() {
    return new Position(type.replace('.', '/') + ".java", ++line, 1);
  }

  /** A fact that still lacks its place. */
  interface Step {
    Fact at(Position position, String type);
  }

  static Step take(String field) {
    return (at, type) -> new Fact.Acquire(lock(type, field), Fact.Wait.UNBOUNDED, at);
  }

  static Step takeToRead(String field) {
    return (at, type) -> new Fact.Acquire(use(type, field, LockMode.READ), Fact.Wait.UNBOUNDED, at);
  }

  static Step give(String field) {
    return (at, type) -> new Fact.Release(lock(type, field), at);
  }

  static Step attempt(String field) {
    return (at, type) -> new Fact.Acquire(lock(type, field), Fact.Wait.NONE, at);
  }

  static Step touch(String field, String guard) {
    return (at, type) ->
        new Fact.Access(
            new FieldRef(type, field, "int", false, false),
            LockPath.of(new Root.This()),
            true,
            List.of(lock(type, guard)),
            at);
  }

  /** A call of a method of the same object. */
  static Step call(String name) {
    return (at, type) -> call(type, name, LockPath.of(new Root.This()), at);
  }

  /** A call of a method of the object in the final field {@code other}. */
  static Step callOn(String other, String name) {
    return (at, type) -> call("demo." + other, name, path(type, other, "demo." + other), at);
  }

  private static Fact call(String owner, String name, LockPath receiver, Position at) {
    return new Fact.Call(
        new MethodRef(owner, name, "()"),
        receiver,
        owner,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        at);
  }

  private static LockUse lock(String type, String field) {
    return use(type, field, LockMode.WRITE);
  }

  private static LockUse use(String type, String field, LockMode mode) {
    return new LockUse(path(type, field, "io.heddle.RwLock"), mode, LockKind.READ_WRITE);
  }

  private static LockPath path(String type, String field, String fieldType) {
    return LockPath.of(new Root.This())
        .then(new Selector.Field(new FieldRef(type, field, fieldType, false, true)));
  }
}
