package io.heddle.processor.declare;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NearMiss {

  private NearMiss() {}

  /** Returns the candidate that differs least from {@code name}, if one differs little enough. */
  static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> !candidate.equals(name))
        .filter(candidate -> isNear(name, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isNear(String name, String candidate) {
    int shorter = Math.min(name.length(), candidate.length());
    int allowed = shorter < 3 ? 0 : shorter < 6 ? 1 : 2;
    return name.equalsIgnoreCase(candidate) || distance(name, candidate) <= allowed;
  }

  /** Edits (insert, delete, replace, swap of neighbours) that lead from one name to the other. */
  private static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
      }
    }
    return edits[from.length()][to.length()];
  }
}
