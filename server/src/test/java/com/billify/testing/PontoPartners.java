package com.billify.testing;

import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** The stand-in for Ponto at which the program of the tests is a partner: one for all, as the program knows one. */
public final class PontoPartners {
    static final String ID = "partner";
    static final String SECRET = "secret-of-the-partner";

    private static Duration ahead = Duration.ZERO;
    private static final PontoBook BOOK = new PontoBook(2, () -> Instant.now().plus(ahead));
    private static final PontoSimulator STAND_IN = begin();

    private PontoPartners() {}

    private static PontoSimulator begin() {
        try {
            return new PontoSimulator(BOOK, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As for partners. */
    public static String address() {
        return STAND_IN.address() + "/ponto-connect";
    }

    public static PontoSimulator standIn() {
        return STAND_IN;
    }

    /** The customer whose people grant. */
    public static PontoBook.Integration customer() {
        return BOOK.integration(ID, SECRET);
    }

    /** Its clock goes ahead. */
    public static void pass(Duration time) {
        ahead = ahead.plus(time);
    }
}
