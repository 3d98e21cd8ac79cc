package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runtime uses no monitor, because before Java 24 a virtual thread that waits inside one, or
 * for one, keeps its carrier. Looked up in what the compiler made, where no spelling hides it.
 */
class MonitorsTest {

  @TempDir private Path folder;

  @Test
  void noMethodOfTheRuntimeUsesAMonitor() throws Exception {
    Path classes = ChildJvm.rootOf(HeddleThread.class);
    String code = disassembled(classFiles(classes));
    assertThat(code).contains("class io.heddle.HeddleThread", "class io.heddle.queue.Queue");
    assertThat(code.lines().filter(MonitorsTest::usesMonitor)).isEmpty();
  }

  @Test
  void aMonitorWouldBeSeen() throws Exception {
    Path classes = ChildJvm.rootOf(WithMonitors.class);
    Path file = classes.resolve("io/heddle/MonitorsTest$WithMonitors.class");
    assertThat(disassembled(List.of(file)).lines().filter(MonitorsTest::usesMonitor)).hasSize(3);
  }

  private static boolean usesMonitor(String line) {
    return line.contains(" synchronized ")
        || line.contains(": monitorenter")
        || line.contains("java/lang/Object.wait:");
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private String disassembled(List<Path> files) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javap").toString());
    command.addAll(List.of("-c", "-p"));
    files.forEach(file -> command.add(file.toString()));
    Path text = folder.resolve("code.txt");
    Process javap =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile()).start();
    assertThat(javap.waitFor()).isZero();
    return Files.readString(text);
  }

  /** One of each. */
  static final class WithMonitors {
    synchronized void method() {}

    void block() throws InterruptedException {
      synchronized (this) {
        wait();
      }
    }
  }
}
