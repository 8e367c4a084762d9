package com.billify.forecast;

import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.Learnt;
import com.billify.kernel.CompanyId;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what the documents of the companies that were last asked about tell: whoever tries one scenario tries more, and of many documents
 * learning takes longer than letting the days happen. It is told from what the books say now, so it is never of other books, on
 * whatever node; and it yields where memory is needed for something else.
 */
@Component
class Learning {
    /** Some ten megabytes for each with thousands of open documents. */
    private static final int COMPANIES = 3;

    private final Map<CompanyId, SoftReference<Learnt>> kept = new LinkedHashMap<>(COMPANIES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CompanyId, SoftReference<Learnt>> eldest) {
            return size() > COMPANIES;
        }
    };

    /** Learnt before, if it was of the same books. */
    Learnt of(CompanyId company, CashHistory history) {
        Learnt before = kept(company);
        if (before != null && before.history().equals(history)) {
            return before;
        }
        Learnt learnt = Learnt.of(history);
        synchronized (kept) {
            kept.put(company, new SoftReference<>(learnt));
        }
        return learnt;
    }

    private @Nullable Learnt kept(CompanyId company) {
        synchronized (kept) {
            SoftReference<Learnt> before = kept.get(company);
            return before == null ? null : before.get();
        }
    }
}
