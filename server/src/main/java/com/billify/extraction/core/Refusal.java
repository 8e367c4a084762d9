package com.billify.extraction.core;

/** A file that cannot be taken as it is, and why, in words a person can act on. */
public record Refusal(RefusalCode code, String message) implements Reading {}
