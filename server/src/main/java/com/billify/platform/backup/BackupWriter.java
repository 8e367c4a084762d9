package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.backup.Contents.Sequence;
import com.billify.platform.backup.Contents.Table;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The form of what is sealed in a backup, before it is packed and sealed. A part begins with its letter:
 *
 * <pre>
 * format 2 (int), heading
 * M table, column, company, currency, sum            sums of money
 * T table, columns, rows (length, text of COPY), -1, count, fingerprint
 * S sequence, last, called
 * L company, document, name, depot                   original files that it lacks, from format 2
 * E                                                  the end
 * </pre>
 */
final class BackupWriter {
    static final int FORMAT = 2;
    /** The oldest that is still read. */
    static final int FIRST_FORMAT = 1;

    static final int NO_MORE_ROWS = -1;

    private final DataOutputStream out;

    BackupWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void heading(Heading heading) throws IOException {
        out.writeInt(FORMAT);
        out.writeUTF(heading.program());
        out.writeLong(heading.at().toEpochMilli());
        out.writeUTF(heading.server());
        out.writeInt(heading.migrations().size());
        for (Migration migration : heading.migrations()) {
            out.writeUTF(migration.version());
            out.writeUTF(migration.description());
            out.writeBoolean(migration.checksum().isPresent());
            out.writeInt(migration.checksum().orElse(0));
        }
    }

    void sum(MoneySum sum) throws IOException {
        out.writeByte('M');
        name(sum.table());
        out.writeUTF(sum.column());
        out.writeUTF(sum.company());
        out.writeUTF(sum.currency());
        out.writeUTF(sum.sumMinor());
    }

    void beginTable(Table table) throws IOException {
        out.writeByte('T');
        name(table.name());
        out.writeInt(table.columns().size());
        for (String column : table.columns()) {
            out.writeUTF(column);
        }
    }

    void row(byte[] row) throws IOException {
        out.writeInt(row.length);
        out.write(row);
    }

    void endTable(TableSum sum) throws IOException {
        out.writeInt(NO_MORE_ROWS);
        out.writeLong(sum.rows());
        out.writeLong(sum.high());
        out.writeLong(sum.low());
    }

    void sequence(Sequence sequence) throws IOException {
        out.writeByte('S');
        name(sequence.name());
        out.writeLong(sequence.last());
        out.writeBoolean(sequence.called());
    }

    void missing(MissingFile file) throws IOException {
        out.writeByte('L');
        out.writeUTF(file.company().toString());
        out.writeUTF(file.documentId().toString());
        out.writeUTF(file.name());
        out.writeUTF(file.depot());
    }

    void end() throws IOException {
        out.writeByte('E');
        out.flush();
    }

    private void name(TableName name) throws IOException {
        out.writeUTF(name.schema());
        out.writeUTF(name.name());
    }
}
