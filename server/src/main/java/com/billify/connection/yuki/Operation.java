package com.billify.connection.yuki;

import java.util.List;

/**
 * All that is ever asked of Yuki; none of it writes, whatever a key may. Names of parameters, in the order and with the capitals
 * of the WSDL: Yuki answers "Invalid session ID" to another spelling.
 */
enum Operation {
    AUTHENTICATE("Accounting", "Authenticate", "accessKey"),
    DOMAINS("Accounting", "Domains", "sessionID"),
    /** Which of the domains of a key the session is for: it changes the session and nothing else. */
    SET_CURRENT_DOMAIN("Accounting", "SetCurrentDomain", "sessionID", "domainID"),
    ADMINISTRATIONS("Accounting", "Administrations", "sessionID"),
    DEBTOR_ITEMS(
            "Accounting",
            "OutstandingDebtorItems",
            "sessionID",
            "administrationID",
            "includeBankTransactions",
            "sortOrder"),
    CREDITOR_ITEMS(
            "Accounting",
            "OutstandingCreditorItems",
            "sessionID",
            "administrationID",
            "includeBankTransactions",
            "sortOrder"),
    /** The file of an item, as it was brought to the books. */
    DOCUMENT_DATA("Archive", "DocumentBinaryData", "sessionID", "documentID"),
    YEAR_MODIFIED("AccountingInfo", "GetFinancialYearModifiedDate", "sessionID", "administrationID", "yearID");

    private final String service;
    private final String method;
    private final List<String> parameters;

    Operation(String service, String method, String... parameters) {
        this.service = service;
        this.method = method;
        this.parameters = List.of(parameters);
    }

    /** Whether it answers a file, in base64. */
    boolean isFile() {
        return this == DOCUMENT_DATA;
    }

    String service() {
        return service;
    }

    String method() {
        return method;
    }

    List<String> parameters() {
        return parameters;
    }
}
