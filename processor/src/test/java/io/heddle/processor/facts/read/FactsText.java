package io.heddle.processor.facts.read;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Writes the flow of a body so that a test can state all of it: one line per node, each with what
 * it does, where control goes, and after {@code !} where an exception goes.
 */
final class FactsText {

  private FactsText() {}

  static String of(MethodFacts method) {
    StringJoiner text = new StringJoiner("\n");
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      text.add(line(index, nodes.get(index)));
    }
    return text.toString();
  }

  private static String line(int index, Node node) {
    String fact = node.fact().stream().map(FactsText::fact).collect(Collectors.joining());
    String next = node.next().stream().map(FactsText::name).collect(Collectors.joining(" "));
    String thrown = node.onException() == Body.NEVER ? "" : " !" + name(node.onException());
    String goes = next.isEmpty() ? "" : " -> " + next;
    return (index + ":" + (fact.isEmpty() ? "" : " " + fact) + goes + thrown).strip();
  }

  private static String name(int target) {
    return switch (target) {
      case Body.EXIT -> "exit";
      case Body.THROWS -> "throws";
      default -> String.valueOf(target);
    };
  }

  private static String fact(Fact fact) {
    if (fact instanceof Fact.Acquire acquire) {
      String waits =
          switch (acquire.waits()) {
            case UNBOUNDED -> "";
            case TIMED -> " timed";
            case NONE -> " at once";
          };
      return "acquire " + lock(acquire.lock()) + waits;
    } else if (fact instanceof Fact.Release release) {
      return "release " + lock(release.lock());
    } else if (fact instanceof Fact.TryAcquire attempt) {
      return "acquire " + lock(attempt.lock()) + " if $" + attempt.variable();
    } else if (fact instanceof Fact.Compared compared) {
      String same = compared.same() ? " is " : " is not ";
      return path(compared.one()) + same + path(compared.other());
    } else if (fact instanceof Fact.Answered answer) {
      return answer.call().name() + " said " + answer.value();
    } else if (fact instanceof Fact.Tells tells) {
      String same = tells.whenSame() ? " is " : " is not ";
      return "tells whether " + path(tells.one()) + same + path(tells.other());
    } else if (fact instanceof Fact.Branch branch) {
      return (branch.value() ? "if $" : "if not $") + branch.variable();
    } else if (fact instanceof Fact.Assume assume) {
      return (assume.held() ? "assume " : "assume not ") + lock(assume.lock());
    } else if (fact instanceof Fact.Access access) {
      return (access.write() ? "write " : "read ")
          + access.field().name()
          + " of "
          + path(access.base())
          + access.guards().stream()
              .map(FactsText::lock)
              .collect(Collectors.joining(", ", " {", "}"));
    } else if (fact instanceof Fact.Call call) {
      return call(call);
    } else if (fact instanceof Fact.Rebind rebind) {
      return "rebind $" + rebind.id();
    } else if (fact instanceof Fact.Await await) {
      return "await " + path(await.condition()) + (await.timed() ? " timed" : "");
    }
    return flag(fact);
  }

  private static String flag(Fact fact) {
    if (fact instanceof Fact.Assign assign) {
      return "$"
          + assign.variable()
          + " = "
          + (assign.value().isEmpty() ? "?" : assign.value().get(0));
    } else if (fact instanceof Fact.Result result) {
      return "result " + result.present();
    } else if (fact instanceof Fact.Signal signal) {
      return "signal " + path(signal.condition());
    } else if (fact instanceof Fact.MayThrow || isOfSharedState(fact)) {
      return "";
    }
    return withThreads(fact);
  }

  private static String withThreads(Fact fact) {
    if (fact instanceof Fact.Block block) {
      String time = block.timed() ? " timed" : "";
      return "block " + block.what() + " at " + path(block.on()) + time;
    } else if (fact instanceof Fact.Unblock unblock) {
      return "unblock " + unblock.what() + " at " + path(unblock.on());
    } else if (fact instanceof Fact.Permit permit) {
      return "permit " + permit.change() + " of " + path(permit.semaphore());
    } else if (fact instanceof Fact.Spawn spawn) {
      return (spawn.confined() ? "own " : "")
          + (spawn.started() ? "start " : "make ")
          + path(spawn.handle())
          + spawn.tasks().stream().map(FactsText::path).collect(Collectors.joining(", ", " {", "}"))
          + (spawn.by().equals(LockPath.unknown("")) ? "" : " by " + path(spawn.by()));
    } else if (fact instanceof Fact.Keep keep) {
      return "keep " + path(keep.object()) + " in " + path(keep.where());
    } else if (fact instanceof Fact.Fill fill) {
      return "fill " + fill.field().name() + " with " + path(fill.value());
    } else if (fact instanceof Fact.OnThread on) {
      return on.deed() + " " + path(on.thread());
    } else if (fact instanceof Fact.Sized sized) {
      return (sized.confined() ? "own " : "")
          + "size "
          + sized.size()
          + " of "
          + path(sized.object());
    } else if (fact instanceof Fact.LateField late) {
      return "late " + late.field().name();
    }
    throw new AssertionError(fact);
  }

  private static boolean isOfSharedState(Fact fact) {
    return fact instanceof Fact.DoubleChecked
        || fact instanceof Fact.Update
        || fact instanceof Fact.Unguarded;
  }

  private static String call(Fact.Call call) {
    String arguments =
        call.arguments().stream().map(FactsText::path).collect(Collectors.joining(", ", "(", ")"));
    String requires =
        call.requires().isEmpty()
            ? ""
            : call.requires().stream()
                .map(FactsText::lock)
                .collect(Collectors.joining(", ", " {", "}"));
    LockPath ownClass = LockPath.of(new Root.ClassLiteral(call.target().owner()));
    String receiver = call.receiver().equals(ownClass) ? "" : " on " + path(call.receiver()) + " ";
    return (call.exact() ? "call " : "call any ") + call.target() + receiver + arguments + requires;
  }

  static String lock(LockUse lock) {
    String kind =
        switch (lock.kind()) {
          case MONITOR -> "monitor ";
          case REENTRANT -> "reentrant ";
          case NON_REENTRANT -> "plain ";
          case READ_WRITE -> "";
          case UNKNOWN -> "lock ";
        };
    String mode =
        switch (lock.kind()) {
          case READ_WRITE -> lock.mode() == LockMode.READ ? "read " : "write ";
          default -> lock.mode() == LockMode.READ ? "read " : "";
        };
    return mode + kind + path(lock.path());
  }

  static String path(LockPath path) {
    return path.toString();
  }
}
