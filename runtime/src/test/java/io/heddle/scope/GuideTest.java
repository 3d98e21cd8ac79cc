package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.ContextVar;
import io.heddle.Event;
import io.heddle.Lifecycle;
import io.heddle.Service;
import io.heddle.ServiceState;
import io.heddle.queue.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/structured-threading.md, which this file holds word for word. */
class GuideTest {

  private static final ContextVar<String> TENANT = new ContextVar<>("tenant");

  private final Queue<String> orders = new Queue<>("orders");
  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void everyExampleOfTheGuideIsHere() throws IOException {
    String here = squeezed(read("src/test/java/io/heddle/scope/GuideTest.java"));
    List<String> examples =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(read("../docs/structured-threading.md"))
            .results()
            .map((MatchResult block) -> squeezed(block.group(1)))
            .toList();
    assertThat(examples)
        .hasSizeGreaterThan(10)
        .allSatisfy(block -> assertThat(here).contains(block));
  }

  @Test
  void aPageIsMadeOfTwoParts() throws Exception {
    assertThat(page(7)).isEqualTo("Ada has 3 items");
  }

  String page(int id) throws InterruptedException {
    try (Scope page = Scope.open("page").timeout(Duration.ofSeconds(20))) {
      Task<String> user = page.fork("user", () -> userName(id));
      Task<Integer> cart = page.fork("cart", () -> cartSize(id));
      page.join();
      return user.get() + " has " + cart.get() + " items";
    }
  }

  @Test
  void aFailureOfACheckedTypeIsRethrown() {
    assertThatThrownBy(this::load).isInstanceOf(IOException.class).hasMessage("disk");
  }

  void load() throws IOException, InterruptedException {
    try (Scope load = Scope.open("load")) {
      load.fork("index", this::readIndex);
      load.fork("data", () -> orders.get());
      load.join();
    } catch (ScopeFailed e) {
      throw e.rethrow(IOException.class);
    }
  }

  @Test
  void tasksFork() throws Exception {
    walk(Path.of("a"));
    assertThat(log).containsExactlyInAnyOrder("a", "a/b", "a/c");
  }

  void walk(Path root) throws InterruptedException {
    try (Scope walk = Scope.open("walk").limit(4)) {
      walk.fork(() -> visit(walk, root));
      walk.join();
    }
  }

  void visit(Scope walk, Path folder) {
    log.add(folder.toString());
    for (Path child : childrenOf(folder)) {
      walk.fork(() -> visit(walk, child));
    }
  }

  @Test
  void severalBodiesAtOnce() throws Exception {
    Callable<String> north = () -> "north";
    Callable<String> south = () -> "south";
    List<String> both = Scope.all(List.of(north, south));
    String fastest = Scope.race(List.of(north, south));
    String anyMirror = Scope.firstSuccess(List.of(this::brokenMirror, south));
    List<String> majority = Scope.quorum(2, List.of(north, this::brokenMirror, south));
    assertThat(both).containsExactly("north", "south");
    assertThat(fastest).isIn("north", "south");
    assertThat(anyMirror).isEqualTo("south");
    assertThat(majority).containsExactlyInAnyOrder("north", "south");
  }

  @Test
  void aPolicyOfOnesOwn() throws Exception {
    JoinPolicy firstEven =
        task ->
            task.state() == Task.State.SUCCEEDED && (int) task.get() % 2 == 0
                ? JoinPolicy.Verdict.SUCCEED
                : JoinPolicy.Verdict.GO_ON;
    try (Scope draw = Scope.open("draw").policy(firstEven)) {
      Task<Integer> one = draw.fork(() -> 1);
      Task<Integer> two = draw.fork(() -> 2);
      draw.join();
      assertThat(two.state()).isEqualTo(Task.State.SUCCEEDED);
      assertThat(one.state()).isIn(Task.State.SUCCEEDED, Task.State.CANCELLED);
    }
  }

  @Test
  void supervisedTasks() throws Exception {
    RestartPolicy threeAMinute =
        RestartPolicy.of(3, Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofSeconds(1));
    try (Scope mail = Scope.open("mail").supervise(threeAMinute)) {
      Task<?> good = mail.fork("good", () -> log.add("sent"));
      mail.join();
      assertThat(good.failure()).isEmpty();
    }
  }

  @Test
  void daemons() throws Exception {
    orders.put("tea");
    try (Scope shop = Scope.open("shop")) {
      shop.daemon("pump", () -> pump());
      shop.start("listener", ready -> listen(ready));
      shop.fork("sale", () -> orders.join());
      shop.join();
    }
    assertThat(log).containsExactlyInAnyOrder("listening", "sold tea");
  }

  void pump() throws InterruptedException {
    for (; ; ) {
      log.add("sold " + orders.get());
      orders.taskDone();
    }
  }

  void listen(Event ready) {
    log.add("listening");
    ready.set();
  }

  @Test
  void cleanUpUnderAShield() throws Exception {
    Event working = new Event();
    try (Scope scope = Scope.open("job")) {
      scope.fork(() -> job(working));
      working.await();
      scope.cancel();
      scope.join();
    }
    assertThat(log).containsExactly("goodbye");
  }

  void job(Event working) throws InterruptedException {
    try {
      working.set();
      orders.get();
    } finally {
      Scope.shield(Duration.ofSeconds(20), () -> sayGoodbye());
    }
  }

  @Test
  void aLoopThatNeverWaits() throws Exception {
    try (Scope scope = Scope.open("count")) {
      Task<?> counter = scope.fork("counter", () -> count());
      scope.cancel();
      scope.join();
      assertThat(counter.state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  void count() throws InterruptedException {
    for (long i = 0; ; i++) {
      Scope.checkpoint();
    }
  }

  @Test
  void values() throws Exception {
    try (Scope scope = Scope.open("request").where(TENANT, "north")) {
      Task<String> tenant = scope.fork(() -> TENANT.get());
      scope.join();
      assertThat(tenant.get()).isEqualTo("north");
    }
  }

  @Test
  void aServiceInAScope() throws Exception {
    try (Scope day = Scope.open("day")) {
      Clock clock = day.run(new Clock());
      day.fork("work", () -> log.add("worked while " + clock.state()));
      day.join();
    }
    assertThat(log).containsExactly("worked while RUNNING");
  }

  @Test
  void aDump() throws Exception {
    try (Scope scope = Scope.open("page").tracked()) {
      scope.fork("user", () -> orders.get());
      String forPeople = scope.dump().text();
      String forPrograms = scope.dump().json();
      scope.cancel();
      scope.join();
      assertThat(forPeople).startsWith("scope \"page\" [open");
      assertThat(forPrograms).startsWith("{\"name\":\"page\"");
    }
  }

  @Test
  void stubbornTasks() throws Exception {
    try (Scope scope =
        Scope.open("legacy").patience(Duration.ofSeconds(1)).abandonAfter(Duration.ofSeconds(30))) {
      scope.fork(() -> log.add("done"));
      scope.join();
    }
    assertThat(log).containsExactly("done");
  }

  /** What the weaver would write. */
  private static final class Clock implements Service {

    private final Lifecycle life = Lifecycle.of("Clock", Duration.ofSeconds(20));

    @Override
    public void start() {
      life.start();
    }

    @Override
    public void close() {
      life.close();
    }

    @Override
    public ServiceState state() {
      return life.state();
    }
  }

  private String userName(int id) {
    return id == 7 ? "Ada" : "Eve";
  }

  private int cartSize(int id) {
    return id - 4;
  }

  private Object readIndex() throws IOException {
    throw new IOException("disk");
  }

  private String brokenMirror() throws IOException {
    throw new IOException("mirror");
  }

  private void sayGoodbye() throws InterruptedException {
    new Event().await(Duration.ofNanos(1));
    log.add("goodbye");
  }

  private static List<Path> childrenOf(Path folder) {
    return folder.getNameCount() > 1
        ? List.of()
        : List.of(folder.resolve("b"), folder.resolve("c"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
