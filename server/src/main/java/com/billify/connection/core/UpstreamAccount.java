package com.billify.connection.core;

import org.jspecify.annotations.Nullable;

/**
 * What a source says of an account before anybody reads its lines.
 *
 * @param version changes whenever its lines may have; null when the source does not tell
 * @param synchronization its last look at the bank that has ended well; null when it does not tell
 */
public record UpstreamAccount(
        @Nullable String version, @Nullable String synchronization) {}
