package io.heddle.samples.bank;

import static io.heddle.samples.bank.Payments.accounts;
import static io.heddle.samples.bank.Payments.among;
import static io.heddle.samples.bank.Payments.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Barrier;
import io.heddle.HeddleThread;
import io.heddle.Threads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class BankTest {

  @Test
  void aTransferMovesMoney() {
    Bank bank = Heddle_Bank.create(accounts(2, 10_00));

    assertThat(bank.settle(transfer(2, "0000", "0001", 4_00))).isTrue();

    assertThat(bank.statements()).extracting(Statement::balance).containsExactly(6_00L, 14_00L);
  }

  @Test
  void aTransferWithoutFundsMovesNothing() {
    Bank bank = Heddle_Bank.create(accounts(2, 10_00));

    assertThat(bank.settle(transfer(2, "0000", "0001", 10_01))).isFalse();

    assertThat(bank.statements()).extracting(Statement::balance).containsExactly(10_00L, 10_00L);
  }

  @Test
  void anAccountElsewhereIsRefused() {
    Bank bank = Heddle_Bank.create(accounts(2, 10_00));

    assertThatThrownBy(() -> bank.settle(transfer(2, "0000", "0002", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an account of this bank, found 0002");
  }

  /** Both directions between two accounts, all threads at once: the worst that can come. */
  @Test
  void moneyIsConservedWhenAllWantTheSameTwoAccounts() throws Exception {
    int threads = 4;
    List<Opening> openings = accounts(2, 500_00);
    Bank bank = Heddle_Bank.create(openings);
    Barrier start = new Barrier(threads);
    List<HeddleThread> payers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      List<Transfer> transfers = among(openings, 250_000, 400_00, i);
      payers.add(
          Threads.thread(
                  () -> {
                    meet(start);
                    transfers.forEach(bank::settle);
                  })
              .name("payer-" + i)
              .start());
    }
    for (HeddleThread payer : payers) {
      payer.join();
    }

    assertThat(bank.total()).isEqualTo(2 * 500_00);
    List<Statement> statements = bank.statements();
    assertThat(statements.get(0).debits()).isPositive().isEqualTo(statements.get(1).credits());
    assertThat(statements.get(1).debits()).isPositive().isEqualTo(statements.get(0).credits());
    assertThat(statements).allMatch(statement -> statement.balance() >= 0);
  }

  private static void meet(Barrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts payers", e);
    }
  }
}
