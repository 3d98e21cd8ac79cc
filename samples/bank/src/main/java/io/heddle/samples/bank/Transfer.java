package io.heddle.samples.bank;

import java.time.LocalDate;

/**
 * An order to move money from one account to another.
 *
 * @param line where it stands in its file, from 1
 * @param date when it was ordered
 * @param reference what the two parties call it
 * @param from the account that pays
 * @param to the account that is paid, another one
 * @param cents how much, more than nothing
 */
record Transfer(int line, LocalDate date, String reference, String from, String to, long cents) {}
