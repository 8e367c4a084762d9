package com.billify.demo.core;

/** What is owed to the State of the quarter and the month that run, in cents. */
final class Dues {
    long salesVatMinor;
    long purchaseVatMinor;
    long quarterTakingsMinor;
    long wageTaxMinor;
    long grossWagesMinor;
}
