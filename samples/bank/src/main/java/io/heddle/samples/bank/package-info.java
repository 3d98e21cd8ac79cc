/**
 * The bank. {@link io.heddle.samples.bank.Settlement} is where the threads are; {@link
 * io.heddle.samples.bank.Bank} and {@link io.heddle.samples.bank.Account} are what they share.
 *
 * <p>The locks are nested in one order, from the whole to the part, and Heddle refuses to compile
 * code of this package that takes them the other way round. Innermost are the locks of accounts, of
 * which no code can take two but all at once.
 */
@LockOrder({"Statements.file", "Bank.books"})
package io.heddle.samples.bank;

import io.heddle.annotation.LockOrder;
