package com.billify.extraction.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the pages of one statement through a file. Each page keeps its own intermediate balances, so that it is proven
 * by itself; where the next one does not begin with the balance at which it ended, a page is missing between them.
 */
final class Mt940Pages {
    private final List<Warning> warnings;
    /** The page last read of each account that is still to be continued. */
    private final Map<String, BankStatement> unfinished = new HashMap<>();

    Mt940Pages(List<Warning> warnings) {
        this.warnings = warnings;
    }

    BankStatement read(Mt940Statement page) {
        BankStatement read = page.read(warnings);
        String account = read.account() + " " + read.currency();
        BankStatement before = unfinished.remove(account);
        if (page.continuesAPage() && !joins(before, read)) {
            warnings.add(WarningCode.MORE_PAGES.with(
                    page.name() + ": the page before this one is not in the file, or another page between them"));
        } else if (!page.continuesAPage() && before != null) {
            warnMissingEnd(before);
        }
        if (page.isContinued()) {
            unfinished.put(account, read);
        }
        return read;
    }

    /** To be called behind the last page. */
    void finish() {
        unfinished.values().forEach(this::warnMissingEnd);
        unfinished.clear();
    }

    private void warnMissingEnd(BankStatement page) {
        warnings.add(WarningCode.MORE_PAGES.with("Statement %s: the page after this one is not in the file"
                .formatted(Objects.requireNonNullElse(page.number(), "without number"))));
    }

    private static boolean joins(@Nullable BankStatement before, BankStatement page) {
        return before != null
                && before.closing() != null
                && page.opening() != null
                && before.closing().amount().compareTo(page.opening().amount()) == 0;
    }
}
