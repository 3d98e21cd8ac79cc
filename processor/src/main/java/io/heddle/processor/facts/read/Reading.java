package io.heddle.processor.facts.read;

import io.heddle.processor.facts.library.Library;
import java.util.Map;
import javax.lang.model.element.VariableElement;

/**
 * What the bodies of one top-level class share while they are read.
 *
 * @param watched of each field seen so far, whether it matters that it is read or written
 */
record Reading(
    Attribution attribution,
    Symbols symbols,
    Library library,
    Exceptions exceptions,
    Callees callees,
    DeclaredLocks declared,
    Positions positions,
    Definitions definitions,
    Variables variables,
    Discoveries discoveries,
    SharedFields shared,
    Map<VariableElement, Boolean> watched) {}
