package io.heddle;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every test of a class in a thread of each kind, and so the threads that the test starts. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.heddle.ThreadKind#available")
@ExtendWith(OnEachThreadKind.InThread.class)
public abstract class OnEachThreadKind {

  @Parameter public ThreadKind kind;

  /** Starts another thread of the same kind. */
  protected Actor<Void> actor(ThrowingRunnable<? extends Throwable> body) {
    return Actor.start(
        kind,
        () -> {
          body.run();
          return null;
        });
  }

  /** Starts another thread of the same kind that answers something. */
  protected <T> Actor<T> asking(ThrowingCallable<T, ? extends Throwable> body) {
    return Actor.start(kind, body);
  }

  public static final class InThread implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      OnEachThreadKind test = (OnEachThreadKind) context.getRequiredTestInstance();
      Actor.start(test.kind, invocation::proceed).result();
    }
  }
}
