package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link Threaded @Threaded} class that receives what the background threads of the
 * object throw and nobody catches, in place of {@code Threads.excepthook()}.
 *
 * <pre>{@code
 * @ExceptHook void failed(ExceptHookArgs args) {
 *   log.error("in " + args.thread().name(), args.value());
 * }
 * }</pre>
 *
 * <p>It is called in the thread that threw, for methods that are {@link Daemon @Daemon}, {@link
 * After @After} or {@link OnEvent @OnEvent}, and for those that will not end at {@code close()}.
 * What it throws itself goes to {@code Threads.excepthook()}, suppressed in what it was given.
 *
 * <p>The method returns {@code void} and takes an {@code io.heddle.ExceptHookArgs}. A class has at
 * most one.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ExceptHook {}
