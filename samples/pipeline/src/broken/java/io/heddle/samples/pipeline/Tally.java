package io.heddle.samples.pipeline;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Guarded.Mode;
import io.heddle.annotation.Threaded;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The tally with a slip: a new word is added by a thread that still is among the readers. */
@Threaded
abstract class Tally {

  /** A word and how often it was seen. */
  record Entry(String word, long times) {}

  @Guarded("words")
  private final Map<String, LongAdder> words = new HashMap<>();

  void add(Map<String, Integer> counts) {
    counts.forEach(this::add);
  }

  @Guarded(value = "words", mode = Mode.READ)
  void add(String word, int times) {
    LongAdder counter = words.get(word);
    if (counter == null) {
      addNew(word, times);
    } else {
      counter.add(times);
    }
  }

  @Guarded("words")
  void addNew(String word, int times) {
    words.computeIfAbsent(word, none -> new LongAdder()).add(times);
  }

  @Guarded(value = "words", mode = Mode.READ)
  int different() {
    return words.size();
  }

  /** All words, the most frequent first. */
  @Guarded("words")
  List<Entry> entries() {
    return words.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue().sum()))
        .sorted(Comparator.comparingLong(Entry::times).reversed().thenComparing(Entry::word))
        .toList();
  }
}
