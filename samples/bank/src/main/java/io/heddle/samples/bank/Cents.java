package io.heddle.samples.bank;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads amounts exactly. */
final class Cents {

  /** Ten billion. It takes nine million such amounts to overflow a sum of cents. */
  private static final BigDecimal MOST = new BigDecimal("10000000000");

  private static final Pattern AMOUNT = Pattern.compile("-?\\d+(\\.\\d+)?");

  private Cents() {}

  static long parse(String text) throws BadRowException {
    if (!AMOUNT.matcher(text).matches()) {
      throw new BadRowException("expected an amount such as 12.50, found '" + text + "'");
    }
    BigDecimal amount = new BigDecimal(text);
    if (amount.abs().compareTo(MOST) > 0) {
      throw new BadRowException("expected at most " + MOST + ", found " + text);
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      throw new BadRowException("expected whole cents, found " + text);
    }
    return amount.movePointRight(2).longValueExact();
  }
}
