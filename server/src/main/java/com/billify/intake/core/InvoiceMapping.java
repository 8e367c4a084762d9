package com.billify.intake.core;

import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.InvoiceNumber;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Money;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** From what a document states to what the invoice book keeps; what cannot be kept exactly is refused by name. */
public final class InvoiceMapping {
    private InvoiceMapping() {}

    /** An invoice that can be kept, or why it cannot. */
    public sealed interface Mapped {
        record Keepable(StatedInvoice invoice) implements Mapped {}

        record Unkeepable(String code) implements Mapped {}
    }

    /** The invoice as the company keeps it. */
    public static Mapped map(InvoiceDocument read, Direction direction) {
        Currency currency = StatementMapping.currencyOf(read.currency());
        BigDecimal payable = read.payable() != null ? read.payable() : read.gross();
        if (read.invoiceNumber() == null || read.issueDate() == null || payable == null) {
            return new Mapped.Unkeepable("incomplete-invoice");
        }
        if (currency == null) {
            return new Mapped.Unkeepable("unknown-currency");
        }
        if (payable.signum() < 0) {
            return new Mapped.Unkeepable("negative-amount");
        }
        boolean sells = direction == Direction.RECEIVABLE;
        try {
            return new Mapped.Keepable(new StatedInvoice(
                    direction,
                    kindOf(read),
                    new InvoiceNumber(read.invoiceNumber()),
                    sells ? read.buyerName() : read.sellerName(),
                    sells ? vat(read.buyerVat(), read.buyerNumber()) : vat(read.sellerVat(), read.sellerNumber()),
                    read.issueDate(),
                    read.dueDate(),
                    StatementMapping.amountOf(payable, currency),
                    money(read.net(), currency),
                    money(read.vat(), currency),
                    money(read.gross(), currency),
                    read.ibans().isEmpty() ? null : read.ibans().getFirst(),
                    read.paymentReference(),
                    read.lines().stream()
                            .map(line -> new StatedInvoice.Line(line.description(), line.quantity(), line.net()))
                            .toList()));
        } catch (ArithmeticException e) {
            return new Mapped.Unkeepable("finer-than-cents");
        }
    }

    /** Whether it asks for money or gives it back. */
    public static Kind kindOf(InvoiceDocument read) {
        return read.kind() == InvoiceKind.INVOICE ? Kind.INVOICE : Kind.CREDIT_NOTE;
    }

    /** The number by which the other side is known over all channels: the VAT number of its enterprise where Belgian. */
    private static @Nullable String vat(@Nullable String stated, @Nullable String enterpriseNumber) {
        if (enterpriseNumber != null) {
            return VatNumber.of(new EnterpriseNumber(enterpriseNumber)).value();
        }
        return stated == null
                ? null
                : VatNumber.parse(stated).map(VatNumber::value).orElse(null);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : StatementMapping.amountOf(amount, currency);
    }
}
