package io.heddle.processor.facts.read;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads one body after another; one that cannot be read costs no other. */
final class BodyReader {

  private final Reading reading;
  private final List<SourceFacts.Skipped> skipped = new ArrayList<>();

  BodyReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * Reads a body.
   *
   * @param initializers what runs in it when it calls the constructor of the superclass
   * @param inside translates what the body does
   */
  Body read(
      MethodRef name,
      Position at,
      BodyFrame frame,
      Initializers initializers,
      Consumer<Translation> inside) {
    Translation body = new Translation(reading, frame, initializers);
    try {
      return body.body(() -> inside.accept(body));
    } catch (StackOverflowError | RuntimeException unreadable) {
      // Deeply nested code, or a class that the compiler misses only now.
      skipped.add(new SourceFacts.Skipped(name, at, unreadable.toString()));
      return Body.EMPTY;
    }
  }

  List<SourceFacts.Skipped> skipped() {
    return skipped;
  }
}
