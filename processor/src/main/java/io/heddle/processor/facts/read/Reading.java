package io.heddle.processor.facts.read;

import io.heddle.processor.facts.library.Library;

/** What the bodies of one top-level class share while they are read. */
record Reading(
    Attribution attribution,
    Symbols symbols,
    Library library,
    Exceptions exceptions,
    DeclaredLocks declared,
    Positions positions,
    Definitions definitions,
    Variables variables,
    Discoveries discoveries,
    SharedFields shared) {}
