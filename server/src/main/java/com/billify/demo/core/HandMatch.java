package com.billify.demo.core;

import java.time.LocalDate;

/**
 * That the owner of the bakery says today which invoice a payment is for, which no rule could tell.
 *
 * @param bookingDate of the payment
 * @param bankReference of the payment
 * @param number of the invoice or credit note that the bakery sent
 */
public record HandMatch(LocalDate bookingDate, String bankReference, String number) {}
