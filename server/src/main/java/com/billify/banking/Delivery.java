package com.billify.banking;

import java.util.UUID;

/**
 * What brought a statement.
 *
 * @param id of the import, or of the sync run: what is taken back as a whole
 * @param documentId the file it stands in
 */
public record Delivery(UUID id, UUID documentId) {}
