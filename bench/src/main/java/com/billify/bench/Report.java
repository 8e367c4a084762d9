package com.billify.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run: as a table for people, one line a figure and one column a size, and as JSON. */
final class Report {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, String> about;
    private final List<Figure> figures = new ArrayList<>();
    private final Consumer<Figure> listener;

    /** @param about command, machine, date: what a figure means nothing without */
    Report(Map<String, String> about) {
        this(about, figure -> {});
    }

    /** @param listener is told each figure when it is known: a run of an hour that breaks off has said what it had */
    Report(Map<String, String> about, Consumer<Figure> listener) {
        this.about = new LinkedHashMap<>(about);
        this.listener = listener;
    }

    void add(Figure figure) {
        figures.add(figure);
        listener.accept(figure);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    void note(String name, String words) {
        about.put(name, words);
    }

    /** Markdown tables, as docs/benchmarks.md has them. */
    void print(PrintStream out) {
        about.forEach((name, words) -> out.println(name + ": " + words));
        figures.stream().map(Figure::table).distinct().forEach(table -> {
            out.println();
            print(
                    table,
                    figures.stream()
                            .filter(figure -> figure.table().equals(table))
                            .toList(),
                    out);
        });
    }

    private static void print(String table, List<Figure> figures, PrintStream out) {
        List<String> sizes = figures.stream()
                .map(Figure::size)
                .filter(size -> !size.isEmpty())
                .distinct()
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(table));
        head.addAll(sizes.isEmpty() ? List.of("figure") : sizes);
        head.addAll(List.of("unit", "goal", ""));
        rows.add(head);
        Map<String, List<Figure>> byName = new LinkedHashMap<>();
        figures.forEach(figure ->
                byName.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure));
        byName.forEach((name, of) -> rows.add(row(name, of, sizes)));
        print(rows, out);
    }

    private static List<String> row(String name, List<Figure> figures, List<String> sizes) {
        List<String> row = new ArrayList<>(List.of(name));
        for (String size : sizes) {
            row.add(figures.stream()
                    .filter(figure -> figure.size().equals(size))
                    .map(Figure::valueText)
                    .findFirst()
                    .orElse(""));
        }
        if (sizes.isEmpty()) {
            row.add(figures.getFirst().valueText());
        }
        Figure any = figures.stream()
                .filter(figure -> figure.goal() != null)
                .findFirst()
                .orElse(figures.getFirst());
        row.add(any.unit());
        row.add(any.goalText());
        row.add(any.goal() == null ? "" : figures.stream().allMatch(Figure::isMet) ? "met" : "missed");
        return row;
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (int number = 0; number < rows.size(); number++) {
            StringBuilder line = new StringBuilder("|");
            for (int column = 0; column < columns; column++) {
                String cell = rows.get(number).get(column);
                String space = " ".repeat(widths[column] - cell.length());
                boolean words = column == 0 || column >= columns - 3;
                line.append(' ').append(words ? cell + space : space + cell).append(" |");
            }
            out.println(line);
            if (number == 0) {
                out.println("|" + " --- |".repeat(columns));
            }
        }
    }

    void write(Path file) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("table", figure.table());
            written.put("name", figure.name());
            written.put("size", figure.size());
            written.put("value", figure.value());
            written.put("unit", figure.unit());
            if (figure.goal() != null) {
                written.put("goal", figure.goalText());
                written.put("met", figure.isMet());
            }
            all.add(written);
        }
        Map<String, Object> document = new LinkedHashMap<>(about);
        document.put("figures", all);
        try {
            Files.writeString(file, JSON.writeValueAsString(document) + "\n");
        } catch (IOException e) {
            throw new BenchFailed("The figures cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
