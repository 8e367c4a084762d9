package com.billify.forecast;

import com.billify.audit.AuditTrail;
import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.forecast.core.TrackRecord;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Makes files of the forecast. They are small, as a sheet of thirteen weeks is, and made whole before the first byte leaves. Who takes one
 * along stands in the audit trail.
 */
@Service
class ForecastFiles {
    /** Parts that a workbook lists; the rest of them it sums in one row. */
    static final int MOST_PARTS = 5_000;

    private static final int FROM_DAY = 8;
    private static final int TO_DAY = 28;

    private final CompanyTransaction transaction;
    private final Companies companies;
    private final Weeks weeks;
    private final OutlookRepository outlooks;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    ForecastFiles(
            CompanyTransaction transaction,
            Companies companies,
            Weeks weeks,
            OutlookRepository outlooks,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.transaction = transaction;
        this.companies = companies;
        this.weeks = weeks;
        this.outlooks = outlooks;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a file is for. */
    enum Format {
        /** A workbook whose totals are formulas. */
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        /** One page for the bank. */
        PDF("pdf", "application/pdf");

        private final String ending;
        private final String mediaType;

        Format(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    static Format format(String asked) {
        return Arrays.stream(Format.values())
                .filter(format -> format.ending.equals(asked))
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "invalid-parameter", "This is xlsx or pdf.").at("format"));
    }

    /** A file that is ready. */
    record Written(String name, Format format, byte[] content) {}

    /** @throws ProblemException where no forecast was made yet */
    Written write(CompanyId company, CurrentUser user, Format format) throws IOException {
        ForecastSheet sheet = transaction.call(company, () -> {
            ForecastSheet found = sheet(company);
            audit.record(company, user.id(), "forecastExported", Map.of("format", format.ending));
            return found;
        });
        FileWords words = new FileWords(user.language(), accounts.numbers(user.id()), sheet.currency());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (format) {
            case XLSX -> new ForecastWorkbook(sheet, words).write(out);
            case PDF -> new BankPage(sheet, words).write(out);
        }
        String name =
                sheet.company().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
        return new Written(
                "%s - %s %s.%s".formatted(name, words.title(), sheet.madeOn(), format.ending),
                format,
                out.toByteArray());
    }

    private ForecastSheet sheet(CompanyId company) {
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Weeks.ThirteenWeeks table = weeks.table(company).orElseThrow(ProblemException::notFound);
        CompanySettings settings = companies.get(company);
        int days = (int)
                ChronoUnit.DAYS.between(run.asOf(), table.weeks().getLast().to());
        TrackRecord record = outlooks.record(company);
        return new ForecastSheet(
                settings.name(),
                LocalDate.now(clock),
                run,
                weeks.measure(company),
                table,
                outlooks.days(company, days),
                outlooks.parts(company, 0, days),
                record.origins().size(),
                record.accuracy(FROM_DAY, TO_DAY));
    }
}
