package com.billify.bench.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a line of names, as the worlds and {@code reconcile} write them. */
public final class Table {
    private Table() {}

    public static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int index = 0; index < names.size(); index++) {
                row.put(names.get(index), index < cells.size() ? cells.get(index) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    /** "" where the table has no such column. */
    public static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char sign = line.charAt(index);
            if (sign == '"' && quoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
                cell.append(sign);
                index++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
