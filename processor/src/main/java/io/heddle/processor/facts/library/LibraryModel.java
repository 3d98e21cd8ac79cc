package io.heddle.processor.facts.library;

/** What is known about the methods of one library. */
interface LibraryModel {

  /** Enters what is known. */
  void describe(EffectTable table);
}
