package io.heddle.samples.bank;

import static io.heddle.samples.bank.Payments.accounts;
import static io.heddle.samples.bank.Payments.among;
import static io.heddle.samples.bank.Payments.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.Threads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SettlementTest {

  @TempDir private Path folder;

  @Test
  void tellersComeToTheResultOfOne() throws Exception {
    // Rich enough that the order of the transfers makes no difference.
    List<Opening> openings = accounts(20, 1_000_000_00);
    List<Transfer> transfers = among(openings, 5_000, 100_00, 1);
    Bank shared = Heddle_Bank.create(openings);
    Bank alone = Heddle_Bank.create(openings);

    Progress progress = settle(shared, transfers, 100);
    transfers.forEach(alone::settle);

    assertThat(shared.statements()).isEqualTo(alone.statements());
    assertThat(progress.settled()).isEqualTo(5_000);
    assertThat(progress.moved()).isEqualTo(transfers.stream().mapToLong(Transfer::cents).sum());
  }

  @Test
  void moneyIsConservedUnderManyTimesTheNormalLoad() throws Exception {
    List<Opening> openings = accounts(8, 500_00);
    List<Transfer> transfers = among(openings, 300_000, 400_00, 2);
    Bank bank = Heddle_Bank.create(openings);

    Progress progress = settle(bank, transfers, 10_000);

    assertThat(progress.settled() + progress.declined()).isEqualTo(300_000);
    assertThat(progress.declined()).isPositive();
    assertThat(bank.total()).isEqualTo(8 * 500_00);
    assertThat(bank.statements()).allMatch(statement -> statement.balance() >= 0);
    assertThat(bank.statements().stream().mapToLong(Statement::debits).sum())
        .isEqualTo(progress.moved());
  }

  @Test
  void theBooksBalanceWhileTellersWork() throws Exception {
    List<Opening> openings = accounts(8, 500_00);
    Bank bank = Heddle_Bank.create(openings);
    Set<Long> totals = ConcurrentHashMap.newKeySet();
    Event settled = new Event("settled");
    HeddleThread auditor =
        Threads.thread(
                () -> {
                  do {
                    totals.add(bank.total());
                  } while (!settled.isSet());
                })
            .name("auditor")
            .start();

    settle(bank, among(openings, 50_000, 400_00, 3), 5_000);
    settled.set();
    auditor.join();

    assertThat(totals).containsExactly(8 * 500_00L);
  }

  @Test
  void watchersSeeEveryBatchAndTheLastIncomplete() throws Exception {
    List<Opening> openings = accounts(4, 500_00);
    List<Progress> seen = new ArrayList<>();
    try (Journal journal = journal()) {
      Settlement settlement =
          Heddle_Settlement.create(
              Heddle_Bank.create(openings),
              journal,
              among(openings, 25, 100, 4),
              10,
              new Event("stopping"),
              seen::add);
      settlement.run();
    }

    assertThat(seen).extracting(Progress::batches).containsExactly(1, 2, 3);
    assertThat(seen).extracting(Progress::settled).containsExactly(10, 20, 25);
    assertThat(seen).extracting(Progress::complete).containsExactly(false, false, true);
  }

  @Test
  void stopEndsAfterTheBatchAtHand() throws Exception {
    List<Opening> openings = accounts(4, 500_00);
    Bank bank = Heddle_Bank.create(openings);
    Event stopping = new Event("stopping");
    try (Journal journal = journal()) {
      Settlement settlement =
          Heddle_Settlement.create(
              bank,
              journal,
              among(openings, 100, 100, 5),
              10,
              stopping,
              progress -> {
                if (progress.batches() == 3) {
                  stopping.set();
                }
              });

      Progress progress = settlement.run();

      assertThat(progress).extracting(Progress::batches, Progress::settled).containsExactly(4, 40);
      assertThat(progress.complete()).isFalse();
      assertThat(bank.total()).isEqualTo(4 * 500_00);
    }
  }

  @Test
  void aTellerThatFailsStopsTheOthers() throws Exception {
    List<Opening> openings = accounts(4, 500_00);
    List<Transfer> transfers = new ArrayList<>(among(openings, 100, 100, 6));
    transfers.set(50, transfer(52, "0001", "nobody", 1));

    assertThatThrownBy(() -> settle(Heddle_Bank.create(openings), transfers, 10))
        .isInstanceOf(SettlementFailedException.class)
        .hasMessage("the settlement broke off: expected an account of this bank, found nobody");
  }

  @Test
  void aJournalThatCannotBeWrittenStopsAll() throws Exception {
    List<Opening> openings = accounts(4, 500_00);
    Journal journal = journal();
    journal.close();
    Settlement settlement =
        Heddle_Settlement.create(
            Heddle_Bank.create(openings),
            journal,
            among(openings, 100, 100, 7),
            10,
            new Event("stopping"),
            progress -> {});

    assertThatThrownBy(settlement::run)
        .isInstanceOf(SettlementFailedException.class)
        .hasMessageContaining("cannot write " + folder.resolve("journal.csv"));
  }

  private Progress settle(Bank bank, List<Transfer> transfers, int batchSize) throws Exception {
    try (Journal journal = journal()) {
      return Heddle_Settlement.create(
              bank, journal, transfers, batchSize, new Event("stopping"), progress -> {})
          .run();
    }
  }

  private Journal journal() throws UnusableFileException {
    return Heddle_Journal.create(folder.resolve("journal.csv"));
  }
}
