package io.heddle.samples.bank;

import io.heddle.annotation.ThreadLocalField;
import io.heddle.annotation.Threaded;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes amounts for people to read. A DecimalFormat serves one thread only: each has its own. */
@Threaded
abstract class MoneyFormat {

  @ThreadLocalField(initial = "newFormat")
  abstract DecimalFormat format();

  DecimalFormat newFormat() {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  String text(long cents) {
    return format().format(BigDecimal.valueOf(cents, 2));
  }
}
