package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** No primitive keeps a virtual thread on its carrier, as the JVM's own recording shows. */
@EnabledForJreRange(min = JRE.JAVA_21)
class PinningTest {

  private static final String PINNED = "jdk.VirtualThreadPinned";

  @TempDir private Path folder;

  @Test
  void noPrimitivePinsAVirtualThread() throws Exception {
    assertThat(pinned("primitives")).doesNotContain(PINNED);
  }

  @Test
  void aThreadThatIsPinnedWouldBeSeen() throws Exception {
    assertThat(pinned("initialiser")).contains(PINNED, "WaitsWhenInitialised");
  }

  /** What the recording of a run says about pinned threads, however shortly. */
  private String pinned(String scene) throws Exception {
    Path recording = folder.resolve(scene + ".jfr");
    String printed =
        ChildJvm.run(
            List.of(
                "-XX:StartFlightRecording:filename="
                    + recording
                    + ",settings=none,+"
                    + PINNED
                    + "#enabled=true,+"
                    + PINNED
                    + "#threshold=0ns,+"
                    + PINNED
                    + "#stackTrace=true",
                "-Xlog:jfr*=off"),
            PinningProgram.class,
            scene);
    assertThat(printed).contains("ended");
    Path text = folder.resolve(scene + ".txt");
    Process print =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jfr").toString(),
                "print",
                "--stack-depth",
                "64",
                recording.toString())
            .redirectErrorStream(true)
            .redirectOutput(text.toFile())
            .start();
    assertThat(print.waitFor()).isZero();
    return Files.readString(text, StandardCharsets.UTF_8);
  }
}
