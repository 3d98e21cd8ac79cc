package io.heddle.samples.bank;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The two files that the bank reads, and what their rows must fulfil. */
final class InputFiles {

  private static final String ACCOUNTS = "account,holder,opening";
  private static final String TRANSFERS = "date,reference,from,to,amount";

  private InputFiles() {}

  static CsvFile.Contents<Opening> accounts(Path file) throws UnusableFileException {
    Map<String, Integer> lines = new HashMap<>();
    return CsvFile.read(
        file,
        ACCOUNTS,
        (line, columns) -> {
          Opening opening = opening(columns);
          Integer before = lines.putIfAbsent(opening.account(), line);
          if (before != null) {
            throw new BadRowException(
                "account " + opening.account() + " stands in line " + before + " already");
          }
          return opening;
        });
  }

  static CsvFile.Contents<Transfer> transfers(Path file, Predicate<String> isAccount)
      throws UnusableFileException {
    return CsvFile.read(file, TRANSFERS, (line, columns) -> transfer(line, columns, isAccount));
  }

  private static Opening opening(List<String> columns) throws BadRowException {
    String account = columns.get(0);
    if (account.isEmpty()) {
      throw new BadRowException("expected an account, found nothing");
    }
    long cents = Cents.parse(columns.get(2));
    if (cents < 0) {
      throw new BadRowException("expected a balance of 0 or more, found " + columns.get(2));
    }
    return new Opening(account, columns.get(1), cents);
  }

  private static Transfer transfer(int line, List<String> columns, Predicate<String> isAccount)
      throws BadRowException {
    String from = columns.get(2);
    String to = columns.get(3);
    for (String account : List.of(from, to)) {
      if (!isAccount.test(account)) {
        throw new BadRowException("expected an account of this bank, found '" + account + "'");
      }
    }
    if (from.equals(to)) {
      throw new BadRowException("expected two accounts, found " + from + " twice");
    }
    long cents = Cents.parse(columns.get(4));
    if (cents <= 0) {
      throw new BadRowException("expected an amount above 0, found " + columns.get(4));
    }
    return new Transfer(line, date(columns.get(0)), columns.get(1), from, to, cents);
  }

  private static LocalDate date(String text) throws BadRowException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadRowException("expected a date such as 2026-10-31, found '" + text + "'");
    }
  }
}
