/**
 * The bank. {@link io.heddle.samples.bank.Settlement} is where the threads are; {@link
 * io.heddle.samples.bank.Bank} and {@link io.heddle.samples.bank.Account} are what they share.
 *
 * <p>The locks are nested in one order, from the whole to the part. Heddle refuses to compile code
 * of this package that takes them the other way round.
 */
@LockOrder({"Statements.file", "Bank.books", "Account.lock"})
package io.heddle.samples.bank;

import io.heddle.annotation.LockOrder;
