package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member of a {@link ServiceGroup @ServiceGroup} that needs others to run. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Starts {

  /**
   * The members that are ready before this one is started, that are stopped after it, and whose
   * restart restarts it.
   *
   * @return names of methods of the group
   */
  String[] after();
}
