package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.extraction.ReadingDesk;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.fields.Known;
import com.billify.extraction.core.fields.Own;
import com.billify.extraction.core.fields.Suppliers;
import com.billify.extraction.core.table.TableMapping;
import com.billify.intake.core.InvoiceMapping;
import com.billify.intake.core.OwnParty;
import com.billify.intake.core.StatementMapping;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Parties;
import com.billify.invoicing.core.Parties.Likeness;
import com.billify.invoicing.core.StatedInvoice;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads files into {@link CompanyBooks}, and says what it passed over and what it refused. */
final class BooksReader {
    private final CompanyFile company;
    private final ReadingDesk desk;
    private final Known known;
    private final PrintStream stdout;
    private final PrintStream messages;
    private final BankLines bank = new BankLines();
    private final Invoices invoices = new Invoices();
    private final OwnParty.Told told = new OwnParty.Told();
    private final List<Waiting> waiting = new ArrayList<>();
    private int refused;

    /** An invoice of which all files together tell who owes whom. */
    private record Waiting(
            InputFile file,
            InvoiceDocument document,
            @Nullable Direction direction,
            boolean row) {}

    /**
     * @param desk the caller's, who closes it
     * @param stdout takes one JSON object for each file that is refused
     * @param messages takes what people should know
     */
    BooksReader(CompanyFile company, ReadingDesk desk, PrintStream stdout, PrintStream messages) {
        this.company = company;
        this.desk = desk;
        this.known = new Known(
                new Own(company.name() == null ? Set.of() : Set.of(company.name()), Set.of(company.vat()), Set.of()),
                Suppliers.none(),
                null);
        this.stdout = stdout;
        this.messages = messages;
    }

    /** How many files, statements and invoices could not be taken as they are. */
    int refused() {
        return refused;
    }

    /**
     * @param bankFiles statements; what else is found in a folder is passed over
     * @param invoiceFiles invoices and credit notes, likewise
     */
    CompanyBooks read(List<InputFile> bankFiles, List<InputFile> invoiceFiles) {
        for (InputFile file : bankFiles) {
            Reading reading = readingOf(file);
            if (reading instanceof BankFile statements) {
                told.add(statements);
                take(file, statements);
            } else if (reading != null) {
                passOver(file, "no-statement", "This is an invoice; statements are looked for here.");
            }
        }
        for (InputFile file : invoiceFiles) {
            Reading reading = readingOf(file);
            switch (reading) {
                case null -> {}
                case InvoiceDocument document -> {
                    told.add(document);
                    waiting.add(new Waiting(file, document, null, false));
                }
                case InvoiceList list -> {
                    list.warnings().forEach(warning -> say(file, warning.message()));
                    list.invoices()
                            .forEach(listed -> waiting.add(
                                    new Waiting(file, listed.document(), directionOf(listed.side()), true)));
                }
                default -> passOver(file, "not-an-invoice", "This is a statement; invoices are looked for here.");
            }
        }
        List<CompanyBooks.Line> lines = bank.all();
        OwnParty own = OwnParty.of(company.number(), bank.accounts(), told);
        waiting.forEach(one -> take(one, own));
        return new CompanyBooks(
                company,
                lines,
                invoices.all((name, known) -> messages.println(
                        "billify: " + name + " is " + known + " over again, but not alike; the first counts")),
                bank.accounts(),
                bank.balances());
    }

    private @Nullable Reading readingOf(InputFile file) {
        return switch (ReadFile.of(file, desk, known)) {
            case ReadFile.PassedOver(Refusal why) -> {
                messages.println("billify: skipped " + file.path() + ": " + why.message());
                yield null;
            }
            case ReadFile.Unreadable() -> {
                refused++;
                print(ExtractedJson.unreadable(file.path().toString()));
                yield null;
            }
            case ReadFile.Answered answered -> {
                if (answered.reading() instanceof Refusal refusal) {
                    refuse(file, refusal.code().slug(), refusal.message());
                    yield null;
                }
                yield answered.reading();
            }
        };
    }

    private void take(InputFile file, BankFile statements) {
        int place = 1;
        for (BankStatement read : statements.statements()) {
            boolean named = read.account() != null;
            switch (StatementMapping.map(statements.format(), named ? read : read.withAccount("#" + nameOf(file)))) {
                case StatementMapping.Mapped.Unkeepable(String code, String message) -> refuse(file, code, message);
                case StatementMapping.Mapped.Keepable keepable -> {
                    if (keepable.pendingLeftOut() > 0) {
                        say(file, keepable.pendingLeftOut() + " lines are not booked yet and are left out");
                    }
                    if (named) {
                        bank.add(nameOf(file), place, keepable.statement());
                    } else {
                        bank.addNameless(nameOf(file), place, keepable.statement());
                    }
                    place += keepable.statement().lines().size();
                }
            }
        }
    }

    private void take(Waiting one, OwnParty own) {
        Direction direction = one.direction() != null ? one.direction() : directionOf(one.document(), own);
        if (direction == null) {
            refuse(one.file(), "other-company", "Neither party of this invoice is the company.");
            return;
        }
        switch (InvoiceMapping.map(one.document(), direction)) {
            case InvoiceMapping.Mapped.Unkeepable(String code) ->
                refuse(one.file(), code, "This invoice cannot be kept as it is.");
            case InvoiceMapping.Mapped.Keepable(StatedInvoice stated) -> {
                if (one.row()) {
                    invoices.addRow(stated);
                } else {
                    invoices.add(
                            OutputFolder.withoutEnding(one.file().path()),
                            stated,
                            one.document().creditedNumber());
                }
            }
        }
    }

    private static @Nullable Direction directionOf(TableMapping.@Nullable Side side) {
        return switch (side) {
            case RECEIVABLE -> Direction.RECEIVABLE;
            case PAYABLE -> Direction.PAYABLE;
            case null -> null;
        };
    }

    /** By VAT number, also a foreign one; by account; else by the one party that has the company's name. */
    private @Nullable Direction directionOf(InvoiceDocument document, OwnParty own) {
        boolean sells = company.vat().equals(document.sellerVat());
        boolean buys = company.vat().equals(document.buyerVat());
        if (sells != buys) {
            return sells ? Direction.RECEIVABLE : Direction.PAYABLE;
        }
        Direction told = own.directionOf(document);
        if (told != null) {
            return told;
        }
        boolean sellsByName = isNamedLikeUs(document.sellerName(), document.sellerVat());
        boolean buysByName = isNamedLikeUs(document.buyerName(), document.buyerVat());
        return sellsByName == buysByName ? null : sellsByName ? Direction.RECEIVABLE : Direction.PAYABLE;
    }

    private boolean isNamedLikeUs(@Nullable String name, @Nullable String vat) {
        return vat == null && Parties.of(company.name(), null, name, null) == Likeness.SAME;
    }

    private void passOver(InputFile file, String code, String message) {
        if (file.named()) {
            refuse(file, code, message);
        } else {
            messages.println("billify: skipped " + file.path() + ": " + message);
        }
    }

    private void refuse(InputFile file, String code, String message) {
        refused++;
        print(ExtractedJson.refused(file.path().toString(), code, message));
    }

    private void say(InputFile file, String message) {
        messages.println("billify: " + file.path() + ": " + message);
    }

    private void print(String json) {
        stdout.print(json);
        stdout.print("\n");
    }

    private static String nameOf(InputFile file) {
        return file.path().getFileName().toString();
    }
}
