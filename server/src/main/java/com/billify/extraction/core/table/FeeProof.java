package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was taken stands beside the amount or within it, as a further column proves that states the amount with it
 * or without it: gross, fee and net of payment services.
 */
final class FeeProof {
    private final Sheet sheet;
    private final TableMapping mapping;
    private final int amount;
    private final int fee;

    /** @param mapping with a column of fees */
    FeeProof(Sheet sheet, TableMapping mapping) {
        this.sheet = sheet;
        this.mapping = mapping;
        this.amount = mapping.column(ColumnRole.AMOUNT);
        this.fee = mapping.column(ColumnRole.FEE);
    }

    /** Null where no column proves it, or columns prove both. */
    @Nullable
    Boolean isBeside(List<ColumnProfile> profiles) {
        boolean beside = false;
        boolean within = false;
        for (int column = 0; amount >= 0 && column < profiles.size(); column++) {
            if (mapping.columns().get(column).role() == ColumnRole.NONE
                    && profiles.get(column).isMoney()) {
                beside |= isLess(amount, column);
                within |= isLess(column, amount);
            }
        }
        return beside == within ? null : beside;
    }

    /** Whether one column is the other one less the fee in each row that has both, and in some row they differ. */
    private boolean isLess(int whole, int rest) {
        NumberStyle style = mapping.columns().get(amount).numbers();
        int[] proofs = new int[1];
        boolean[] broken = new boolean[1];
        sheet.visit(row -> {
            BigDecimal before = Cells.moneyOrNull(row.cell(whole), style);
            BigDecimal after = Cells.moneyOrNull(row.cell(rest), style);
            if (row.number() > mapping.headerRow() && before != null && after != null) {
                BigDecimal taken = Cells.moneyOrNull(
                        row.cell(fee), mapping.columns().get(fee).numbers());
                BigDecimal expected = taken == null ? before : before.subtract(taken.abs());
                broken[0] = expected.compareTo(after) != 0;
                proofs[0] += before.compareTo(after) == 0 ? 0 : 1;
            }
            return !broken[0];
        });
        return !broken[0] && proofs[0] > 0;
    }
}
