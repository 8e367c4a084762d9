package com.billify.extraction.core;

/** What reading one file came to. */
public sealed interface Reading permits BankFile, InvoiceDocument, InvoiceList, Refusal {}
