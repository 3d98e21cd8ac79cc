/** Python's {@code threading} module for Java. */
module io.heddle {
  requires static org.jspecify;

  exports io.heddle;
}
