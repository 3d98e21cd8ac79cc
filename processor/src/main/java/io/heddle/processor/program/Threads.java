package io.heddle.processor.program;

import java.util.List;

/**
 * What the bodies of a program do with threads, and with what lets them through in numbers.
 *
 * @param misuses what is done with threads at the wrong time
 */
public record Threads(List<ThreadMisuse> misuses) {

  public Threads {
    misuses = List.copyOf(misuses);
  }
}
