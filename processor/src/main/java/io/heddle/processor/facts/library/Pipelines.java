package io.heddle.processor.facts.library;

/** The pipelines of {@code java.util.stream}: nothing runs before the terminal operation. */
final class Pipelines implements LibraryModel {

  private static final String[] PIPELINES = {"Stream", "IntStream", "LongStream", "DoubleStream"};

  @Override
  public void describe(EffectTable table) {
    for (String name : PIPELINES) {
      String type = "java.util.stream." + name;
      stages(table, type, new Effect.PipelineStage());
      ends(table, type, new Effect.PipelineEnd());
    }
    table.on("java.util.stream.BaseStream", 0, new Effect.PipelineFork(), "parallel");
    table.on("java.util.Collection", 0, new Effect.PipelineFork(), "parallelStream");
  }

  private static void stages(EffectTable table, String type, Effect stage) {
    table.on(type, stage, "filter", "map", "mapToInt", "mapToLong", "mapToDouble", "mapToObj");
    table.on(type, stage, "flatMap", "flatMapToInt", "flatMapToLong", "flatMapToDouble");
    table.on(type, stage, "mapMulti", "mapMultiToInt", "mapMultiToLong", "mapMultiToDouble");
    table.on(type, stage, "peek", "sorted", "takeWhile", "dropWhile", "iterate", "generate");
    table.on(type, stage, "gather");
  }

  private static void ends(EffectTable table, String type, Effect end) {
    table.on(type, end, "forEach", "forEachOrdered", "toArray", "toList", "reduce", "collect");
    table.on(type, end, "min", "max", "sum", "average", "count", "summaryStatistics");
    table.on(type, end, "anyMatch", "allMatch", "noneMatch", "findFirst", "findAny");
  }
}
