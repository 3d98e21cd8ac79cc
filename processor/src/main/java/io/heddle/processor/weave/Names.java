package io.heddle.processor.weave;

import com.palantir.javapoet.NameAllocator;
import io.heddle.processor.declare.Accessor;
import io.heddle.processor.declare.Limit;
import io.heddle.processor.declare.LockField;
import io.heddle.processor.declare.ThreadLocalValue;
import io.heddle.processor.declare.ThreadedClass;
import io.heddle.processor.declare.WovenMethod;
import io.heddle.processor.lock.LockPath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The names of the generated fields: as their declaration calls them, unless the class has a field
 * of that name which its subclass sees.
 */
final class Names {

  private final NameAllocator allocator = new NameAllocator();
  private final Map<LockPath, String> locks = new HashMap<>();
  private final Map<ExecutableElement, String> accessors = new HashMap<>();
  private final Map<ThreadLocalValue, String> threadLocals = new HashMap<>();
  private final Map<WovenMethod, String> barriers = new HashMap<>();
  private final Map<WovenMethod, String> timeouts = new HashMap<>();
  private final Map<WovenMethod, String> permits = new HashMap<>();
  private final Map<WovenMethod, String> permitTimeouts = new HashMap<>();
  private final String lifecycle;
  private final String target;

  Names(ThreadedClass declared, Elements elements) {
    for (String taken : visibleFields(declared, elements)) {
      allocator.newName(taken);
    }
    this.target = declared.type().getKind().isInterface() ? allocator.newName("target") : "target";
    for (LockField lock : declared.locks()) {
      locks.put(lock.path(), allocator.newName(lock.name()));
    }
    for (Accessor accessor : declared.accessors()) {
      if (!(accessor instanceof Accessor.OfLock || accessor instanceof Accessor.OfLifeCycle)) {
        accessors.put(accessor.method(), allocator.newName(nameOf(accessor.method())));
      }
    }
    for (ThreadLocalValue value : declared.threadLocals()) {
      threadLocals.put(value, allocator.newName(value.name()));
    }
    for (WovenMethod method : declared.methods()) {
      if (method.meeting().isPresent()) {
        barriers.put(method, allocator.newName(nameOf(method.method()) + "Barrier"));
      }
      if (method.timeout().isPresent()) {
        timeouts.put(method, allocator.newName(constant(nameOf(method.method())) + "_TIMEOUT"));
      }
      if (method.limit().isPresent()) {
        permits.put(method, allocator.newName(nameOf(method.method()) + "Permits"));
      }
      if (method.limit().flatMap(Limit::timeout).isPresent()) {
        String name = constant(nameOf(method.method())) + "_PERMIT_TIMEOUT";
        permitTimeouts.put(method, allocator.newName(name));
      }
    }
    this.lifecycle =
        declared.lifeCycle().isPresent() ? allocator.newName("lifecycle") : "lifecycle";
  }

  /** Returns the field of a generated lock of the object itself; empty for any other lock. */
  Optional<String> lock(LockPath path) {
    return Optional.ofNullable(locks.get(path));
  }

  String accessor(Accessor accessor) {
    return known(accessors, accessor.method());
  }

  String threadLocal(ThreadLocalValue value) {
    return known(threadLocals, value);
  }

  String barrier(WovenMethod method) {
    return known(barriers, method);
  }

  String timeout(WovenMethod method) {
    return known(timeouts, method);
  }

  String permits(WovenMethod method) {
    return known(permits, method);
  }

  String permitTimeout(WovenMethod method) {
    return known(permitTimeouts, method);
  }

  String target() {
    return target;
  }

  String lifecycle() {
    return lifecycle;
  }

  /** Returns an allocator for the local names of one method. */
  NameAllocator locals() {
    return allocator.clone();
  }

  private static Set<String> visibleFields(ThreadedClass declared, Elements elements) {
    Set<String> names = new LinkedHashSet<>();
    ElementFilter.fieldsIn(elements.getAllMembers(declared.type())).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.PRIVATE))
        .forEach(field -> names.add(field.getSimpleName().toString()));
    return names;
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static String constant(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static <K> String known(Map<K, String> names, K key) {
    String name = names.get(key);
    if (name == null) {
      throw new IllegalArgumentException("expected a member of this class, found " + key);
    }
    return name;
  }
}
