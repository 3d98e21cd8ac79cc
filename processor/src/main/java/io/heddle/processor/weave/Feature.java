package io.heddle.processor.weave;

/** One kind of member that woven classes have. */
interface Feature {

  /** Adds the members that the class needs; nothing when it does not use the feature. */
  void addTo(WovenClass woven);
}
