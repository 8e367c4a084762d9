package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists as files for a spreadsheet, with the filters of the list. */
@RestController
@RequestMapping("/api/v1/companies/{company}")
class ExportController {
    private final Exporting exporting;

    ExportController(Exporting exporting) {
        this.exporting = exporting;
    }

    /** @param format csv or xlsx */
    @For(Role.VIEWER)
    @GetMapping("/transactions/export")
    void transactions(
            CompanyId company,
            CurrentUser user,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String transfers,
            @RequestParam(required = false) @Nullable String matched,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false, name = "import") @Nullable UUID importId,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String series,
            HttpServletResponse response)
            throws IOException {
        TransactionList.Filter filter = new TransactionFilter(
                        account, from, to, direction, transfers, matched, search, currency, importId, category, series)
                .checked();
        send(exporting.transactions(company, user, filter, Exporting.format(format)), response);
    }

    /** @param format csv or xlsx */
    @For(Role.VIEWER)
    @GetMapping("/invoices/export")
    void invoices(
            CompanyId company,
            CurrentUser user,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable LocalDate issuedFrom,
            @RequestParam(required = false) @Nullable LocalDate issuedTo,
            @RequestParam(required = false) @Nullable String counterparty,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false, name = "import") @Nullable UUID importId,
            HttpServletResponse response)
            throws IOException {
        InvoiceList.Filter filter = new InvoiceFilter(
                        kind,
                        direction,
                        status,
                        urgency,
                        dueFrom,
                        dueTo,
                        issuedFrom,
                        issuedTo,
                        counterparty,
                        search,
                        currency,
                        importId)
                .checked();
        send(exporting.invoices(company, user, filter, Exporting.format(format)), response);
    }

    private static void send(Exporting.Export export, HttpServletResponse response) throws IOException {
        response.setContentType(export.format().mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(export.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.writing().to(response.getOutputStream());
    }
}
