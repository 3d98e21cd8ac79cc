package io.heddle;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A trace hook that remembers what it has heard. */
public final class RecordedTrace implements TraceHook {

  private final Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();

  @Override
  public void handle(TraceEvent event) {
    events.add(event);
  }

  public List<TraceEvent> events() {
    return List.copyOf(events);
  }

  public List<TraceEvent> of(HeddleThread thread) {
    return events.stream().filter(event -> event.thread() == thread).toList();
  }

  /** What was done with a primitive, in the words of {@link #words}. */
  public List<String> with(Object primitive) {
    return events.stream()
        .filter(event -> event instanceof TraceEvent.OfPrimitive of && of.primitive() == primitive)
        .map(RecordedTrace::words)
        .toList();
  }

  public Set<HeddleThread> threads() {
    return events.stream()
        .map(TraceEvent::thread)
        .collect(Collectors.toCollection(() -> Collections.synchronizedSet(new LinkedHashSet<>())));
  }

  /** Such as {@code Acquire} or, for the wakes, {@code Wake in vain}. */
  public static String words(TraceEvent event) {
    String kind = event.getClass().getSimpleName();
    return event instanceof TraceEvent.Wake wake && !wake.came() ? kind + " in vain" : kind;
  }
}
