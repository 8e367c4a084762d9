package com.billify.demo.core;

import com.billify.kernel.Language;
import com.billify.kernel.StructuredReference;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a statement as CODA version 2 (Febelfin 2.6): records of 128 characters, in the Windows-1252 that banks use. */
final class CodaWriter {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);
    private static final int LENGTH = 128;
    private static final int FIRST_PART = 53;
    private static final int SECOND_PART = 53;
    private static final int THIRD_PART = 43;

    private final List<String> records = new ArrayList<>();
    private long debitMinor;
    private long creditMinor;
    private int counted;

    private CodaWriter() {}

    static byte[] write(Statement statement, Language language) {
        return new CodaWriter().all(statement, language).getBytes(WINDOWS_1252);
    }

    /** A record that is filled by position, counted from 1 as the standard prints them. */
    private static final class Fields {
        private final StringBuilder record = new StringBuilder(" ".repeat(LENGTH));

        Fields put(int position, String text) {
            record.replace(position - 1, position - 1 + text.length(), text);
            return this;
        }

        /** Cut where the field ends. */
        Fields put(int position, int length, @Nullable String text) {
            return text == null ? this : put(position, text.substring(0, Math.min(length, text.length())));
        }

        @Override
        public String toString() {
            return record.toString();
        }
    }

    private String all(Statement statement, Language language) {
        header(statement);
        balance("1", statement, language);
        int sequence = 0;
        for (BankLine line : statement.lines()) {
            movement(line, ++sequence);
        }
        balance("8", statement, language);
        records.add(new Fields()
                .put(1, "9")
                .put(17, "%06d".formatted(counted))
                .put(23, amount(debitMinor))
                .put(38, amount(creditMinor))
                .put(128, "2")
                .toString());
        return String.join("\r\n", records) + "\r\n";
    }

    private void header(Statement statement) {
        records.add(new Fields()
                .put(1, "00000")
                .put(6, day(statement.closingDate().plusDays(1)))
                .put(12, "52905")
                .put(35, 26, Cast.BAKERY.name())
                .put(61, Statement.BIC)
                .put(72, "0" + Cast.BAKERY.number().digits())
                .put(84, "00000")
                .put(128, "2")
                .toString());
    }

    private void balance(String type, Statement statement, Language language) {
        boolean opening = type.equals("1");
        long balanceMinor = opening ? statement.openingMinor() : statement.closingMinor();
        String number = "%03d".formatted(statement.number());
        Fields record = new Fields().put(1, type);
        int shift = opening ? 1 : 0; // the closing record lacks the code of the account's structure
        if (opening) {
            record.put(2, "2").put(65, 26, Cast.BAKERY.name()).put(91, 35, Text.CURRENT_ACCOUNT.in(language));
            record.put(126, number);
        } else {
            record.put(128, "0");
        }
        counted++;
        records.add(record.put(2 + shift, number)
                .put(5 + shift, statement.iban().value())
                .put(39 + shift, "EUR")
                .put(42 + shift, balanceMinor < 0 ? "1" : "0")
                .put(43 + shift, amount(Math.abs(balanceMinor)))
                .put(58 + shift, day(opening ? statement.openingDate() : statement.closingDate()))
                .toString());
    }

    private void movement(BankLine line, int sequence) {
        boolean collective = !line.parts().isEmpty();
        add(
                line,
                sequence,
                0,
                collective ? "1" : "0",
                line.amountMinor(),
                line.counterpartyName(),
                line.counterpartyAccount(),
                "0");
        if (line.amountMinor() < 0) {
            debitMinor -= line.amountMinor();
        } else {
            creditMinor += line.amountMinor();
        }
        for (int index = 0; index < line.parts().size(); index++) {
            BankLine.Part part = line.parts().get(index);
            add(
                    line,
                    sequence,
                    index + 1,
                    "5",
                    part.amountMinor(),
                    part.counterpartyName(),
                    part.counterpartyAccount(),
                    "0");
        }
    }

    private void add(
            BankLine line,
            int sequence,
            int detail,
            String type,
            long amountMinor,
            @Nullable String name,
            @Nullable String account,
            String globalisation) {
        String place = "%04d%04d".formatted(sequence % 10_000, detail);
        String communication = communication(line);
        boolean third = name != null || account != null || communication.length() > FIRST_PART + SECOND_PART;
        boolean second = communication.length() > FIRST_PART;
        records.add(new Fields()
                .put(1, "21")
                .put(3, place)
                .put(11, 21, line.bankReference())
                .put(32, amountMinor < 0 ? "1" : "0")
                .put(33, amount(Math.abs(amountMinor)))
                .put(48, day(line.date()))
                .put(54, type + line.kind().code() + "000")
                .put(62, isStructured(line) ? "1" : "0")
                .put(63, FIRST_PART, communication)
                .put(116, day(line.date()))
                .put(122, "000")
                .put(125, globalisation)
                .put(126, second || third ? "1" : "0")
                .put(128, "0")
                .toString());
        counted++;
        if (second) {
            records.add(new Fields()
                    .put(1, "22")
                    .put(3, place)
                    .put(11, SECOND_PART, communication.substring(FIRST_PART))
                    .put(126, third ? "1" : "0")
                    .put(128, "0")
                    .toString());
            counted++;
        }
        if (third) {
            records.add(new Fields()
                    .put(1, "23")
                    .put(3, place)
                    .put(11, 34, account)
                    .put(45, account == null ? "" : "EUR")
                    .put(48, 35, name)
                    .put(
                            83,
                            THIRD_PART,
                            communication.length() > FIRST_PART + SECOND_PART
                                    ? communication.substring(FIRST_PART + SECOND_PART)
                                    : null)
                    .put(126, "0")
                    .put(128, "0")
                    .toString());
            counted++;
        }
    }

    private static boolean isStructured(BankLine line) {
        return line.reference() != null || line.kind() == BankLine.Kind.DIRECT_DEBIT;
    }

    /** An OGM as type 101, a direct debit as type 127 with its creditor and mandate, else free text. */
    private static String communication(BankLine line) {
        StructuredReference reference = line.reference();
        if (reference != null) {
            return "101" + reference.digits();
        }
        String text = line.text() == null ? "" : line.text();
        if (line.kind() == BankLine.Kind.DIRECT_DEBIT) {
            String creditor = line.counterpartyAccount() == null
                    ? ""
                    : "BE00ZZZ" + line.counterpartyAccount().substring(6);
            return "127%s110%-35s%-35s%-62s0    "
                    .formatted(day(line.date()), creditor, "M" + creditor.substring(8), text);
        }
        return text;
    }

    private static String day(LocalDate day) {
        return day.format(SIX_DIGITS);
    }

    /** Twelve digits and three decimals. */
    private static String amount(long minor) {
        return "%014d0".formatted(minor);
    }
}
