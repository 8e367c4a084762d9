package com.billify.bench.world;

/**
 * Something that truly comes back.
 *
 * @param cadence w, 2w, 4w, m, m-end, q, h or y
 */
public record MadeSeries(String id, String category, String cadence) {}
