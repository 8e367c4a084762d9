package com.billify.extraction;

import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.page.Page;
import java.util.List;

/** What came of reading the pages of a document. */
public sealed interface PagesRead {
    /** @param pages never empty; pages without a word on them are among them, blank ones and those past a limit are not */
    record Pages(List<Page> pages) implements PagesRead {
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    record NotRead(Refusal refusal) implements PagesRead {}
}
