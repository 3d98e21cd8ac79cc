package io.heddle.samples.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Accounts and transfers for tests, the same for the same seed. */
final class Payments {

  private Payments() {}

  static List<Opening> accounts(int number, long cents) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Opening("%04d".formatted(i), "holder " + i, cents))
        .toList();
  }

  /** Transfers between any two accounts, in both directions. */
  static List<Transfer> among(Collection<Opening> accounts, int number, int mostCents, long seed) {
    List<String> numbers = accounts.stream().map(Opening::account).toList();
    Random random = new Random(seed);
    List<Transfer> transfers = new ArrayList<>();
    for (int line = 2; line < number + 2; line++) {
      int from = random.nextInt(numbers.size());
      int to = (from + 1 + random.nextInt(numbers.size() - 1)) % numbers.size();
      transfers.add(
          transfer(line, numbers.get(from), numbers.get(to), 1 + random.nextInt(mostCents)));
    }
    return transfers;
  }

  static Transfer transfer(int line, String from, String to, long cents) {
    return new Transfer(line, LocalDate.of(2026, 10, 1), "reference", from, to, cents);
  }
}
