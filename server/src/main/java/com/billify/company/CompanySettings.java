package com.billify.company;

import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a company is called and how it wants to be seen.
 *
 * @param enterpriseNumber null when it was not given; two companies may give the same one
 * @param floor the balance below which it gets uneasy, in its currency; null when it has none
 * @param financialYear the calendar year where it said nothing
 * @param currency of its books: what is shown first
 * @param demo made up, for visitors to look around in
 */
public record CompanySettings(
        CompanyId id,
        String name,
        @Nullable EnterpriseNumber enterpriseNumber,
        @Nullable Money floor,
        FinancialYear financialYear,
        Currency currency,
        boolean demo) {}
