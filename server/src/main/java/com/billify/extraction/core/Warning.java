package com.billify.extraction.core;

/**
 * Something odd in a file that was read all the same.
 *
 * @param code kebab case, stable, one of a documented list; what a screen translates
 * @param message the same in English words, with the figures that matter
 */
public record Warning(String code, String message) {}
