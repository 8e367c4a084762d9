package com.billify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A purchase invoice of the bakery as UBL, with the fields that a test cares for. */
public record Ubl(String number, String seller, LocalDate issued, LocalDate due, int netCents) {
    private static final Path MODEL = Path.of("src/test/resources/fixtures/korenaar/invoices/purchase-VD-26-4471.xml");

    /** Of the mill, 3,120.00 and 6 % VAT. */
    public static Ubl ofTheMill() {
        return new Ubl(
                "VD-26-4471", "Molens Van Damme NV", LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 4), 3120_00);
    }

    public Ubl number(String other) {
        return new Ubl(other, seller, issued, due, netCents);
    }

    public Ubl issued(LocalDate other, LocalDate otherDue) {
        return new Ubl(number, seller, other, otherDue, netCents);
    }

    public Ubl netCents(int other) {
        return new Ubl(number, seller, issued, due, other);
    }

    /** Net and 6 % VAT. */
    public int grossCents() {
        return netCents + vatCents();
    }

    private int vatCents() {
        return Math.round(netCents * 0.06f);
    }

    public byte[] bytes() {
        try {
            return Files.readString(MODEL)
                    .replace("VD-26-4471", number)
                    .replace("Molens Van Damme NV", seller)
                    .replace("2026-10-05", issued.toString())
                    .replace("2026-11-04", due.toString())
                    .replace("3120.00", decimal(netCents))
                    .replace("187.20", decimal(vatCents()))
                    .replace("3307.20", decimal(grossCents()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decimal(int cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
