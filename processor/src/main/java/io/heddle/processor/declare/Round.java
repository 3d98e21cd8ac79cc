package io.heddle.processor.declare;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the readers of one round share. */
record Round(
    Elements elements,
    Types types,
    LockNames names,
    LockTypes lockTypes,
    Annotations annotations,
    Hierarchy hierarchy,
    Members members) {

  static Round of(Elements elements, Types types, LockNames names) {
    Hierarchy hierarchy = new Hierarchy(types);
    return new Round(
        elements,
        types,
        names,
        names.lockTypes(),
        new Annotations(elements),
        hierarchy,
        new Members(elements, hierarchy));
  }
}
