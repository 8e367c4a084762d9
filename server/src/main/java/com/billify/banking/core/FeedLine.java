package com.billify.banking.core;

import java.util.List;

/**
 * A booked line as a source tells it under an id of its own, which stays the same when the line is told otherwise later.
 *
 * @param upstreamId the source's, unique within the feed
 */
public record FeedLine(String upstreamId, StatedLine line) {

    /** SHA-256 over all that the line says: another one says something else. */
    public byte[] digest() {
        return new StatedStatement("", line.amount().currency(), "", null, null, null, null, null, List.of(line))
                .digest();
    }
}
