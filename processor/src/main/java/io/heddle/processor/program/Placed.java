package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.List;
import java.util.stream.Stream;

/** Something that takes place in a body, perhaps by what that calls. */
interface Placed {

  /** Returns the body that it is told of. */
  MethodFacts in();

  /** Returns the bodies that have a part in it. */
  default Stream<MethodRef> bodies() {
    return Stream.of(in().method());
  }

  /** Returns the bodies on both ends of each call. */
  static Stream<MethodRef> on(List<Called> calls) {
    return calls.stream().flatMap(call -> Stream.of(call.caller(), call.callee()));
  }
}
