package io.heddle;

/**
 * Hears what threads have cost.
 *
 * <pre>{@code
 * Threads.profile(profile -> log(profile.thread().name() + " took " + profile.wall()));
 * }</pre>
 *
 * <p>Each thread that Heddle started calls the hook once, when its body is over, whether it
 * returned or threw, and before it can be joined. What a hook throws goes to {@link
 * Threads#excepthook()}.
 *
 * <p>Source: Python {@code threading.setprofile}, as for which threads a hook concerns; what it
 * hears is Heddle's own.
 */
@FunctionalInterface
public interface ProfileHook {

  /** Hears nothing; what {@link Threads#profile()} returns while no hook is set. */
  ProfileHook NONE = profile -> {};

  /**
   * Hears what one thread has cost; called by that thread.
   *
   * @param profile the costs
   */
  void handle(ThreadProfile profile);
}
