package io.heddle.samples.bank;

import io.heddle.annotation.Daemon;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps a file with the statements of all accounts up to date while the bank works. */
@Threaded
abstract class Statements {

  private static final String ROW = "%-10s%-32s%18s%18s%18s%18s";

  private final Bank bank;
  private final MoneyFormat money;
  private final Path file;

  @Guarded("file")
  private int timesWritten;

  Statements(Bank bank, MoneyFormat money, Path file) {
    this.bank = bank;
    this.money = money;
    this.file = file;
  }

  /** Replaces the file in one step: readers see the old statements or the new ones. */
  @Daemon(name = "statements", every = "20ms")
  @Guarded("file")
  void write() throws UnusableFileException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.write(draft, lines(bank.statements()));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw UnusableFileException.writing(file, e);
    }
    timesWritten++;
  }

  @Guarded("file")
  int timesWritten() {
    return timesWritten;
  }

  private List<String> lines(List<Statement> statements) {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("Account", "Holder", "Opening", "Credits", "Debits", "Balance"));
    statements.forEach(statement -> lines.add(line(statement)));
    lines.add(line(total(statements)));
    return lines;
  }

  private String line(Statement statement) {
    return ROW.formatted(
        statement.account(),
        statement.holder(),
        money.text(statement.opening()),
        money.text(statement.credits()),
        money.text(statement.debits()),
        money.text(statement.balance()));
  }

  private static Statement total(List<Statement> statements) {
    return new Statement(
        "Total",
        "",
        statements.stream().mapToLong(Statement::opening).sum(),
        statements.stream().mapToLong(Statement::credits).sum(),
        statements.stream().mapToLong(Statement::debits).sum(),
        statements.stream().mapToLong(Statement::balance).sum());
  }
}
