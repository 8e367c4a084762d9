package com.billify.bench.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A CSV file with a line of names, as the worlds and {@code reconcile} write them; packed where its name ends in .gz. */
public final class Table {
    private Table() {}

    public static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = lines(file);
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

    private static List<String> lines(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
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
