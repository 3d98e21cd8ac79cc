package io.heddle.samples.bank;

/**
 * What an account starts with.
 *
 * @param account its number
 * @param holder who owns it
 * @param cents its balance, in cents
 */
record Opening(String account, String holder, long cents) {}
