package com.billify.extraction.core.table;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number as a spreadsheet counts them, from 1; blank rows count too
 * @param cells from the first column on; rows may be shorter than others
 */
public record Row(int number, List<Cell> cells) {

    /** The cell of a column counted from 0; blank beyond the end. */
    public Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    public boolean isBlank() {
        for (Cell cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** True when both hold the same cells: a header that is repeated at the head of a page. */
    boolean isSame(Row other) {
        for (int column = 0; column < Math.max(cells.size(), other.cells.size()); column++) {
            if (!cell(column).equals(other.cell(column))) {
                return false;
            }
        }
        return true;
    }

    /** Columns up to the last that is not blank. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }
}
