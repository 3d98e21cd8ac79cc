package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import io.heddle.processor.declare.LockField;
import javax.lang.model.element.Modifier;

/** A field for each lock that Heddle generates. */
final class LockFields implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    for (LockField lock : woven.declared().locks()) {
      ClassName type =
          switch (lock.kind()) {
            case READ_WRITE -> RuntimeTypes.RW_LOCK;
            case NON_REENTRANT -> RuntimeTypes.LOCK;
            default -> RuntimeTypes.RLOCK;
          };
      String name = woven.names().lock(lock.path()).orElseThrow();
      woven.add(
          FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T($S)", type, lock.label())
              .build());
    }
  }
}
