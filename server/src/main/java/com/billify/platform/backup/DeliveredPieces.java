package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.billify.documents.KeptFiles;
import com.billify.platform.backup.Contents.Table;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/** The pieces of files that lie outside, as rows in the text form of COPY. */
final class DeliveredPieces implements OpenDatabase.MoreRows {
    private static final List<String> COLUMNS = List.of("company_id", "document_id", "number", "sealed");

    private final KeptFiles files;
    private final List<KeptFiles.Delivered> delivered;

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
            try {
                files.pieces(
                        file,
                        (number, piece) -> rows.take(
                                (key + number + "\t\\\\x" + HexFormat.of().formatHex(piece) + "\n")
                                        .getBytes(US_ASCII)));
            } catch (IOException e) {
                throw new IOException(
                        "the file " + file.documentId() + " cannot be read from its " + file.depot() + ": "
                                + Words.of(e),
                        e);
            }
        }
    }
}
