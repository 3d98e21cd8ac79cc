package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the bodies of a program do with threads, and with what lets them through in numbers.
 *
 * @param misuses what is done with threads at the wrong time
 * @param scopes what is done with scopes at the wrong time, or not at all
 * @param meetings the barriers that cannot let their parties through
 * @param permits the permits of semaphores that get lost, or are made up
 * @param paired the semaphores whose permits are always given back by who took them
 * @param aliens the calls of what others provide while a lock is held
 */
public record Threads(
    List<ThreadMisuse> misuses,
    List<ScopeMisuse> scopes,
    List<Meeting> meetings,
    List<LostPermit> permits,
    List<Occurrence<Fact.Sized>> paired,
    List<AlienCall> aliens) {

  public Threads {
    misuses = List.copyOf(misuses);
    scopes = List.copyOf(scopes);
    meetings = List.copyOf(meetings);
    permits = List.copyOf(permits);
    paired = List.copyOf(paired);
    aliens = List.copyOf(aliens);
  }

  static Threads in(ClassPool pool, CallGraph graph, Bodies bodies, Handles handles) {
    return new Threads(
        Stream.concat(ThreadMisuses.in(pool).stream(), LooseThreads.in(graph, handles).stream())
            .toList(),
        ScopeMisuses.in(pool, graph),
        Meetings.in(graph, handles),
        LostPermits.in(pool, handles),
        LostPermits.paired(pool, handles),
        AlienCalls.in(pool, bodies));
  }
}
