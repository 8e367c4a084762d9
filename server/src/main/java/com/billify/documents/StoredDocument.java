package com.billify.documents;

/**
 * A file as it came.
 *
 * @param mediaType told by its bytes, never by its name
 */
public record StoredDocument(String name, String mediaType, byte[] content) {}
