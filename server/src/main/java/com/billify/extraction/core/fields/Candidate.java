package com.billify.extraction.core.fields;

/**
 * A value that may be that of a field.
 *
 * @param value as {@link FieldValue} has it
 * @param reason for a person to read
 * @param logit the logarithm of the odds that it is right, by its features
 */
record Candidate(String value, Span span, String reason, Features features, double logit) {
    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
