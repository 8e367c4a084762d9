package com.billify.forecast.core;

/** What the calendar of a Belgian company knows that it may owe. */
public enum DutyKind {
    VAT,
    /** Net wages. */
    WAGES,
    /** Withheld from wages. */
    WAGE_TAX,
    SOCIAL_SECURITY,
    /** Double holiday pay of white-collar workers. */
    HOLIDAY_PAY,
    YEAR_END_PREMIUM,
    /** Of corporate tax. */
    PREPAYMENT,
    /** Contributions of the self-employed that the company pays. */
    SELF_EMPLOYED,
    /** The yearly one of companies. */
    COMPANY_CONTRIBUTION
}
