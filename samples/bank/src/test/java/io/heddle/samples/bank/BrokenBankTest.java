package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Heddle says about a bank that locks two accounts as they come. */
final class BrokenBankTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/bank/Account.java:24: warning: [heddle.same-class-order] 'to.lock' is taken while 'lock' is held, both Account.lock: two threads that pass the same objects the other way round wait for each other for ever
          to.deposit(cents);
                    ^
          Account.java:19: Account.transfer takes 'lock'
          Account.java:24: Account.transfer calls Account.deposit
          Account.java:29: Account.deposit takes 'lock'
          Repair: take both in one order: Locks.inOrder(..), or by a key that is compared first
      1 warning
      """;

  @TempDir private Path classes;

  @Test
  void theOrderOfTheCallerIsFound() throws IOException {
    assertThat(Javac.compileInPlace(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
