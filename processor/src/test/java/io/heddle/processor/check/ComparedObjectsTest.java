package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** A lock that is only taken for some objects is not taken for those that are ruled out. */
final class ComparedObjectsTest {

  /** Writes to any table but its own layout may save the store. */
  private static final String STORE =
      """
      class Store {
        final Files files;

        Store() {
          files = new Files();
          files.bind(this);
        }

        void beforeWrite(Table table) {
          if (files.isRegular(table)) {
            save();
          }
        }

        synchronized void save() {
          files.drop();
        }
      }
      """;

  private static final String TABLE =
      """
      class Table {
        private final Store store;

        Table(Store store) {
          this.store = store;
        }

        void put() {
          operate();
        }

        private void operate() {
          store.beforeWrite(this);
        }
      }
      """;

  private static final String FILES =
      """
      class Files {
        private Table layout;
        private Table meta;

        void bind(Store store) {
          layout = new Table(store);
          meta = new Table(store);
        }

        boolean isRegular(Table table) {
          return table != layout;
        }

        synchronized void drop() {
          layout.put();
        }
      }
      """;

  private static CheckedSource with(String store, String table, String files) {
    return CheckedSource.of("Store", store).and("Table", table).and("Files", files);
  }

  private static String found(String store) {
    return store.replace("files.drop();", "files.drop(); // finds lock-order");
  }

  @Test
  void aPartThatIsComparedWithItselfByAWayBackToItsOwner() {
    with(STORE, TABLE, FILES).isAsMarked();
  }

  @Test
  void anotherPartIsNotTheOneThatIsRuledOut() {
    with(found(STORE), TABLE, FILES.replace("layout.put();", "meta.put();")).isAsMarked();
  }

  @Test
  void theOtherAnswerRulesNothingOut() {
    with(found(STORE), TABLE, FILES.replace("table != layout", "table == layout")).isAsMarked();
  }

  @Test
  void aPartThatOthersPassedInMayKnowAnotherOwner() {
    with(
            found(STORE),
            TABLE,
            FILES.replace(
                "synchronized void drop() {",
                """
                void layout(Table given) {
                  layout = given;
                }

                synchronized void drop() {"""))
        .isAsMarked();
  }

  @Test
  void anAnswerThatDependsOnMoreRulesNothingOut() {
    with(
            found(STORE),
            TABLE,
            FILES.replace(
                "return table != layout;",
                """
                if (meta == null) {
                  return true;
                }
                return table != layout;
                """))
        .isAsMarked();
  }

  @Test
  void theComparisonCanStandInTheConditionItself() {
    with(
            STORE.replace("files.isRegular(table)", "table != files.layout"),
            TABLE,
            FILES.replace("private Table layout", "Table layout"))
        .isAsMarked();
    with(
            found(STORE).replace("files.isRegular(table)", "table == files.layout"),
            TABLE,
            FILES.replace("private Table layout", "Table layout"))
        .isAsMarked();
  }

  private static CheckedSource transfer(String test, String call) {
    return transfer(test, call, "");
  }

  private static CheckedSource transferInACircle(String test, String call) {
    return transfer(test, call, " // finds lock-order");
  }

  private static CheckedSource transfer(String test, String call, String mark) {
    return CheckedSource.of(
        "Account",
        """
        class Account {
          static final Object ALL = new Object();

          void move(Account to) {
            if (%s) {
              synchronized (ALL) {
                notifyAll();
              }
            }
          }

          synchronized void run(Account other) {
            %s
          }

          synchronized void count() {}
        }

        class Bank {
          void close(Account account) {
            synchronized (Account.ALL) {
              account.count();%s
            }
          }
        }
        """
            .formatted(test, call, mark));
  }

  @Test
  void whoPassesItselfIsNoOther() {
    transfer("to != this", "move(this);").isAsMarked();
    transfer("to == this", "move(new Account());").isAsMarked();
  }

  @Test
  void aBranchThatTheCallersOwnComparisonRulesOutIsNotTaken() {
    transfer("to != this", "if (other == this) { move(other); }").isAsMarked();
  }

  @Test
  void whoPassesAnyObjectMayPassTheOther() {
    transferInACircle("to != this", "move(other);").isAsMarked();
    transferInACircle("to == this", "move(this);").isAsMarked();
    transferInACircle("to == this", "move(other);").isAsMarked();
  }
}
