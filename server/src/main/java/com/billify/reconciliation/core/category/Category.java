package com.billify.reconciliation.core.category;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a line is for: a closed list. */
public enum Category {
    /** What customers pay. */
    SALES("sales"),
    /** Card takings that an acquirer pays out. */
    CARD_SETTLEMENT("card_settlement"),
    /** Money given back, either way. */
    REFUND("refund"),
    /** A grant, or an insurer's payment. */
    SUBSIDY_OR_CLAIM("subsidy_or_claim"),
    /** Goods and services bought that are nothing more special. */
    GOODS("goods"),
    SALARY("salary"),
    HOLIDAY_PAY("holiday_pay"),
    YEAREND_PREMIUM("yearend_premium"),
    /** Tax on wages (bedrijfsvoorheffing, précompte professionnel). */
    PAYROLL_TAX("payroll_tax"),
    /** RSZ/ONSS, and the contributions of the self-employed. */
    SOCIAL_SECURITY("social_security"),
    VAT("vat"),
    /** Corporate tax, most of it prepaid. */
    CORP_TAX_PREPAY("corp_tax_prepay"),
    SOFTWARE("software"),
    TELECOM("telecom"),
    ENERGY("energy"),
    RENT("rent"),
    LEASE("lease"),
    LOAN("loan"),
    INSURANCE("insurance"),
    FUEL("fuel"),
    MARKETING("marketing"),
    CLEANING("cleaning"),
    WASTE("waste"),
    /** Bookkeeper, social secretariat. */
    ACCOUNTANT("accountant"),
    BANK_FEE("bank_fee"),
    /** The monthly statement of credit cards. */
    CREDITCARD("creditcard"),
    /** What is bought to last: machines, vehicles. */
    CAPEX("capex"),
    OWNER_DRAW("owner_draw"),
    DIVIDEND("dividend"),
    /** To or from another account of the company. */
    INTERNAL_TRANSFER("internal_transfer"),
    /** One line for many direct debits of the company's own. */
    SDD_BATCH("sdd_batch"),
    /** A direct debit of the company's own that came back. */
    SDD_RETURN("sdd_return"),
    /** One line for many payments to suppliers. */
    SUPPLIER_BATCH("supplier_batch"),
    OTHER("other");

    private static final Map<String, Category> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Category::wireName, Function.identity()));

    private final String wireName;

    Category(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside: {@code card_settlement}. */
    public String wireName() {
        return wireName;
    }

    /** Empty when there is no category of that name. */
    public static Optional<Category> ofWireName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
