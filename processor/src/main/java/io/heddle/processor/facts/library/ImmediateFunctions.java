package io.heddle.processor.facts.library;

/** Methods of the JDK that run the functions passed to them before they return. */
final class ImmediateFunctions implements LibraryModel {

  private static final Effect NOW = new Effect.RunsNow();

  @Override
  public void describe(EffectTable table) {
    collections(table);
    optionals(table);
    atomics(table);
    table.on("java.lang.StackWalker", NOW, "walk", "forEach");
    table.on("java.security.AccessController", NOW, "doPrivileged", "doPrivilegedWithCombiner");
    table.on("java.util.Objects", NOW, "requireNonNull", "requireNonNullElseGet");
    table.on("java.lang.System$Logger", NOW, "log");
    String logger = "java.util.logging.Logger";
    table.on(logger, NOW, "log", "severe", "warning", "info", "config", "fine", "finer", "finest");
    compositions(table);
  }

  private static void collections(EffectTable table) {
    table.on("java.lang.Iterable", 1, NOW, "forEach");
    table.on("java.util.Iterator", 1, NOW, "forEachRemaining");
    table.on("java.util.Spliterator", 1, NOW, "forEachRemaining", "tryAdvance");
    table.on("java.util.Collection", 1, NOW, "removeIf");
    table.on("java.util.List", 1, NOW, "replaceAll", "sort");
    table.on("java.util.Vector", 1, NOW, "forEach");
    table.on("java.util.Map", 1, NOW, "forEach", "replaceAll");
    table.on("java.util.Map", NOW, "computeIfAbsent", "computeIfPresent", "compute", "merge");
    table.on("java.util.Collections", NOW, "sort", "min", "max", "binarySearch");
    table.on("java.util.Arrays", NOW, "sort", "setAll", "binarySearch");
  }

  private static void optionals(EffectTable table) {
    String optional = "java.util.Optional";
    table.on(optional, NOW, "ifPresent", "ifPresentOrElse", "filter", "map", "flatMap", "or");
    for (String type : new String[] {"", "Int", "Long", "Double"}) {
      String primitive = optional + type;
      table.on(primitive, NOW, "ifPresent", "ifPresentOrElse", "orElseGet", "orElseThrow");
    }
  }

  private static void atomics(EffectTable table) {
    String atomic = "java.util.concurrent.atomic.Atomic";
    for (String type : new String[] {"Integer", "Long", "Reference"}) {
      for (String shape : new String[] {"", "Array", "FieldUpdater"}) {
        table.on(atomic + type + shape, NOW, "getAndUpdate", "updateAndGet");
        table.on(atomic + type + shape, NOW, "getAndAccumulate", "accumulateAndGet");
      }
    }
  }

  private static void compositions(EffectTable table) {
    Effect composes = new Effect.Composes();
    String comparator = "java.util.Comparator";
    table.on(comparator, composes, "comparing", "comparingInt", "comparingLong");
    table.on(comparator, composes, "comparingDouble", "nullsFirst", "nullsLast");
    table.on(comparator, composes, "thenComparing", "thenComparingInt", "thenComparingLong");
    table.on(comparator, composes, "thenComparingDouble");
    String collectors = "java.util.stream.Collectors";
    table.on(collectors, composes, "toMap", "toConcurrentMap", "toUnmodifiableMap", "groupingBy");
    table.on(collectors, composes, "groupingByConcurrent", "partitioningBy", "mapping");
    table.on(collectors, composes, "flatMapping", "filtering", "reducing", "teeing");
    table.on(collectors, composes, "collectingAndThen", "toCollection", "minBy", "maxBy");
    table.on(collectors, composes, "summingInt", "summingLong", "summingDouble");
    table.on(collectors, composes, "averagingInt", "averagingLong", "averagingDouble");
    table.on(collectors, composes, "summarizingInt", "summarizingLong", "summarizingDouble");
  }
}
