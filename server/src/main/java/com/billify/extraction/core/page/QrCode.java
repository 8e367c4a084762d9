package com.billify.extraction.core.page;

/**
 * A QR code on a page.
 *
 * @param text what it says, as it is
 */
public record QrCode(String text, Box box) {}
