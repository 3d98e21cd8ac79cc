/**
 * What a user of Heddle writes: annotations that say which lock guards what, which methods are
 * daemons, and where threads meet.
 *
 * <p>They carry no code and need no dependency. All are kept in class files, so that classes
 * compiled against an annotated jar are checked against its contracts; none is read at run time.
 */
module io.heddle.annotation {
  exports io.heddle.annotation;
}
