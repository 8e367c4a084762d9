package com.billify.demo.core;

/**
 * That the owner of the bakery says today which invoice a payment is for, which no rule could tell.
 *
 * @param bankReference of the payment
 * @param number of the invoice or credit note that the bakery sent
 */
public record HandMatch(String bankReference, String number) {}
