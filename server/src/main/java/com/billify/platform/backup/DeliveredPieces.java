package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.billify.documents.KeptFiles;
import com.billify.platform.backup.Contents.Table;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pieces of files that lie outside, as rows in the text form of COPY. A file that is gone from where it lay is named and keeps no
 * other; a folder or bucket that does not answer ends it all, as what is in there is not lost and another try finds it.
 */
final class DeliveredPieces implements OpenDatabase.MoreRows {
    private static final List<String> COLUMNS = List.of("company_id", "document_id", "number", "sealed");

    private final KeptFiles files;
    private final List<KeptFiles.Delivered> delivered;
    private final List<MissingFile> missing = new ArrayList<>();

    /** @param pieces the table of which they would be rows */
    DeliveredPieces(KeptFiles files, List<KeptFiles.Delivered> delivered, Table pieces) {
        if (!pieces.columns().equals(COLUMNS)) {
            throw new IllegalStateException("pieces of files have other columns than these: " + pieces.columns());
        }
        this.files = files;
        this.delivered = delivered;
    }

    @Override
    public void handTo(OpenDatabase.Rows rows) throws IOException {
        for (KeptFiles.Delivered file : delivered) {
            String key = file.company() + "\t" + file.documentId() + "\t";
            AtomicBoolean begun = new AtomicBoolean();
            try {
                files.pieces(file, (number, piece) -> {
                    begun.set(true);
                    rows.take((key + number + "\t\\\\x" + HexFormat.of().formatHex(piece) + "\n").getBytes(US_ASCII));
                });
            } catch (IOException e) {
                // Of a file that was lacked when this database was restored, the folder or bucket need not be here
                // either.
                boolean isGone = e instanceof NoSuchFileException || file.isMissed();
                if (isGone && !begun.get()) {
                    missing.add(missing(file));
                    continue;
                }
                throw new IOException(
                        "the file " + file.documentId() + " cannot be read from its " + file.depot() + ": "
                                + Words.of(e),
                        e);
            }
        }
    }

    private static MissingFile missing(KeptFiles.Delivered file) {
        return new MissingFile(file.company(), file.documentId(), file.name(), file.depot());
    }

    /** Those that were not there, in the order in which they were looked for. */
    List<MissingFile> missing() {
        return List.copyOf(missing);
    }
}
