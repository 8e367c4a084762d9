package com.billify.company;

import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Money;
import com.billify.kernel.VatNumber;
import com.billify.tenancy.CompanyTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A company as its members see it. */
@Component
public class CompanyView {

    private final Companies companies;
    private final CompanyTransaction transaction;
    private final ObjectProvider<DataPresence> presences;

    CompanyView(Companies companies, CompanyTransaction transaction, ObjectProvider<DataPresence> presences) {
        this.companies = companies;
        this.transaction = transaction;
        this.presences = presences;
    }

    /** @param role of the person who asks */
    public Company of(CompanyId company, Role role) {
        return transaction.read(company, () -> {
            CompanySettings settings = companies.get(company);
            EnterpriseNumber number = settings.enterpriseNumber();
            return new Company(
                    company,
                    settings.name(),
                    number == null ? null : number.digits(),
                    number == null ? null : VatNumber.of(number).value(),
                    settings.floor(),
                    settings.financialYear().toString(),
                    settings.currency().getCurrencyCode(),
                    role,
                    presences.stream().anyMatch(presence -> presence.hasData(company)));
        });
    }

    /**
     * @param enterpriseNumber ten digits
     * @param vatNumber what the enterprise number makes it
     * @param financialYearStart month and day on which its financial year begins: 01-01, 07-01
     * @param hasData whether anything was ever taken in
     */
    public record Company(
            CompanyId id,
            String name,
            @Nullable String enterpriseNumber,
            @Nullable String vatNumber,
            @Nullable Money floor,
            String financialYearStart,
            String currency,
            Role role,
            boolean hasData) {}
}
