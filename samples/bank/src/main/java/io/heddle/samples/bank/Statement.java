package io.heddle.samples.bank;

/**
 * What an account looked like at one moment; all amounts in cents.
 *
 * @param account its number
 * @param holder who owns it
 * @param opening what it started with
 * @param credits what came in
 * @param debits what went out
 * @param balance what is there
 */
record Statement(
    String account, String holder, long opening, long credits, long debits, long balance) {}
