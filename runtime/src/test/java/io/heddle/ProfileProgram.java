package io.heddle;

/** Prints which costs of a thread the JVM tells. */
final class ProfileProgram {

  private ProfileProgram() {}

  public static void main(String[] args) throws InterruptedException {
    Threads.profile(
        profile ->
            System.out.println(
                "wall "
                    + !profile.wall().isNegative()
                    + ", cpu "
                    + profile.cpu().isPresent()
                    + ", allocated "
                    + profile.allocatedBytes().isPresent()));
    Threads.thread(() -> {}).start().join();
  }
}
