package io.heddle.processor.declare;

import io.heddle.processor.declare.DaemonMethod.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * An interface that lists services, free of errors.
 *
 * @param type the interface
 * @param stopTimeout how long {@code close()} waits before it interrupts
 * @param restart how members that fail are started again
 * @param methods the methods of its members, as they stand in the source
 * @param members its members, in the order in which they start
 */
public record ServiceGroup(
    TypeElement type,
    Duration stopTimeout,
    Optional<Restart> restart,
    List<ExecutableElement> methods,
    List<Member> members)
    implements Weavable {

  public ServiceGroup {
    methods = List.copyOf(methods);
    members = List.copyOf(members);
  }

  /**
   * A member.
   *
   * @param method the method that returns it
   * @param after the names of the members that it needs
   */
  public record Member(ExecutableElement method, List<String> after) {
    public Member {
      after = List.copyOf(after);
    }

    /** Returns its name. */
    public String name() {
      return method.getSimpleName().toString();
    }
  }
}
