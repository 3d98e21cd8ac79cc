package io.heddle.scope;

/** So many successes are enough. The scope's lock guards it. */
final class Quorum implements JoinPolicy {

  private int missing;

  Quorum(int successes) {
    if (successes < 1) {
      throw new IllegalArgumentException(
          "a quorum of " + successes + " decides nothing; ask for at least one success");
    }
    this.missing = successes;
  }

  @Override
  public Verdict ended(Task<?> task) {
    if (task.state() == Task.State.SUCCEEDED) {
      missing--;
    }
    return missing == 0 ? Verdict.SUCCEED : Verdict.GO_ON;
  }

  @Override
  public boolean allEnded() {
    return false;
  }
}
