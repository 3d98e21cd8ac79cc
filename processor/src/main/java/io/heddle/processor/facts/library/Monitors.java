package io.heddle.processor.facts.library;

/** The monitor that every object has. */
final class Monitors implements LibraryModel {

  @Override
  public void describe(EffectTable table) {
    table.on("java.lang.Object", 0, new Effect.Await(false), "wait");
    table.on("java.lang.Object", new Effect.Await(true), "wait");
    table.on("java.lang.Object", 0, new Effect.Signal(), "notify", "notifyAll");
    table.on("java.lang.Thread", 1, new Effect.IsMonitorHeld(), "holdsLock");
  }
}
