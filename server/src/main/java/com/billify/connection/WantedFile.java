package com.billify.connection;

import java.util.UUID;

/**
 * A file that the books keep of an invoice and that is not here yet.
 *
 * @param upstreamId of the item
 * @param documentId of the file
 */
public record WantedFile(String upstreamId, String documentId, UUID invoice) {}
