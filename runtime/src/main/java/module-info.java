/** Python's {@code threading}, {@code queue} and thread pools for Java. */
module io.heddle {
  requires static org.jspecify;

  exports io.heddle;
  exports io.heddle.pool;
  exports io.heddle.queue;
}
