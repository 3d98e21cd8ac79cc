package io.heddle.processor.facts.store;

/**
 * What stands in front of stored facts.
 *
 * <p>After the magic number and the version, see {@link Layout}, follow the table of all strings,
 * each in modified UTF-8 and in order of first use, and then the value as {@link Shape} lays it
 * out.
 */
final class FactsFormat {

  /** "HDLF". */
  static final int MAGIC = 0x48444c46;

  /** Raised whenever {@link Shape} lays values out otherwise. */
  static final int ENCODING = 2;

  private FactsFormat() {}
}
