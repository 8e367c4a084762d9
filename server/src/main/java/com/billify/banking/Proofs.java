package com.billify.banking;

import com.billify.banking.core.BalanceProof;
import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The proofs of a company's balances, kept in memory while its book stays as it is: ten years of daily statements are
 * thousands of balances, and every page shows what they come to. What was worked out under a version that is taken back is
 * never asked for again, as no later one is equal to it.
 */
@Component
class Proofs {
    /** Days kept of all companies together, of about a hundred bytes each; the company longest not asked for goes first. */
    private static final int MOST_DAYS = 100_000;

    private final BookVersionRepository versions;
    private final StatementRepository statements;
    private final DailyTotalRepository dailyTotals;
    private final Map<CompanyId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int keptDays;

    Proofs(BookVersionRepository versions, StatementRepository statements, DailyTotalRepository dailyTotals) {
        this.versions = versions;
        this.statements = statements;
        this.dailyTotals = dailyTotals;
    }

    private record Kept(UUID version, Map<UUID, BalanceProof> proofs, int days) {}

    /** By account. */
    Map<UUID, BalanceProof> of(CompanyId company) {
        UUID version = versions.find(company).orElse(null);
        if (version == null) {
            return Map.of();
        }
        synchronized (kept) {
            Kept known = kept.get(company);
            if (known != null && known.version().equals(version)) {
                return known.proofs();
            }
        }
        Map<UUID, BalanceProof> proofs = workOut(company);
        keep(company, version, proofs);
        return proofs;
    }

    private Map<UUID, BalanceProof> workOut(CompanyId company) {
        Map<UUID, NavigableMap<LocalDate, Long>> nets = dailyTotals.nets(company);
        return Map.copyOf(statements.proofs(company, nets));
    }

    private void keep(CompanyId company, UUID version, Map<UUID, BalanceProof> proofs) {
        int days = proofs.values().stream()
                .mapToInt(proof -> proof.anchors().size() + proof.nets().size())
                .sum();
        synchronized (kept) {
            Kept before = kept.put(company, new Kept(version, proofs, days));
            keptDays += days - (before == null ? 0 : before.days());
            Iterator<Kept> oldest = kept.values().iterator();
            while (keptDays > MOST_DAYS && oldest.hasNext()) {
                keptDays -= oldest.next().days();
                oldest.remove();
            }
        }
    }
}
