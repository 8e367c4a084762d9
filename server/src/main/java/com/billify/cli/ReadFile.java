package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.extraction.ReadingDesk;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.FileKind;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.fields.Known;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** What came of reading one file of the input; every command passes over and refuses the same files. */
sealed interface ReadFile {
    /** Read, or refused by its reader. */
    record Answered(ReadingDesk.Answer answer) implements ReadFile {
        Reading reading() {
            return answer.reading();
        }
    }

    /** Found in a folder, and nothing that anybody meant to be read as a statement or an invoice. */
    record PassedOver(Refusal why) implements ReadFile {}

    /** Its bytes could not be had. */
    record Unreadable() implements ReadFile {}

    /** @param known about the company, before the file is read */
    static ReadFile of(InputFile file, ReadingDesk desk, Known known) {
        byte[] content;
        try (InputStream stream = Files.newInputStream(file.path())) {
            // one byte more than the limit, so that the reader sees it is too large
            content = stream.readNBytes(DocumentReader.LIMIT_BYTES + 1);
        } catch (IOException unreadable) {
            return new Unreadable();
        }
        ReadingDesk.Answer answer = desk.read(content, known);
        return answer.reading() instanceof Refusal refusal && !file.named() && isNoDocument(content, refusal)
                ? new PassedOver(refusal)
                : new Answered(answer);
    }

    private static boolean isNoDocument(byte[] content, Refusal refusal) {
        boolean unknown = refusal.code() == RefusalCode.UNKNOWN_FORMAT || refusal.code() == RefusalCode.EMPTY;
        FileKind kind = FileKind.of(content);
        return switch (kind) {
            case TABLE, ARCHIVE -> unknown; // one that was meant, but leaves something open, is named
            default -> !kind.mayBeDocument();
        };
    }
}
