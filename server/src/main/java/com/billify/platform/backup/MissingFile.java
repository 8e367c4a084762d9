package com.billify.platform.backup;

import java.util.UUID;

/**
 * An original file that a backup lacks, as it was gone from the folder or bucket in which it lay. All that is known of it is in the backup.
 *
 * @param name as it was called when it came
 * @param depot {@code folder} or {@code bucket}
 */
public record MissingFile(UUID company, UUID documentId, String name, String depot) {

    /** Such as "march.pdf (document 0191…, gone from its bucket)". */
    public String inWords() {
        return name + " (document " + documentId + ", gone from its " + depot + ")";
    }
}
