/** Python's {@code threading}, {@code queue} and thread pools for Java. */
module io.heddle {
  requires static org.jspecify;
  // For the CPU time and memory of threads in a ThreadProfile, which is without them if missing.
  requires static java.management;
  requires static jdk.management;

  exports io.heddle;
  exports io.heddle.pool;
  exports io.heddle.queue;
  exports io.heddle.scope;
}
