package com.billify.reconciliation.core.series;

import com.billify.kernel.SearchTokens;
import com.billify.reconciliation.core.matching.Payment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stays the same in the texts of lines that come back: the words, a mandate or contract number. */
final class Stems {
    /** A number that stands in so many texts of one counterparty is no invoice's. */
    private static final int LINES_OF_CONTRACT = 3;

    private static final int SHORTEST_NUMBER = 4;
    private static final Set<String> MONTHS = Set.of(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
            "januar",
            "februar",
            "marz",
            "maerz",
            "dezember",
            "january",
            "february",
            "march",
            "may",
            "june",
            "july",
            "august",
            "october",
            "jan",
            "feb",
            "mrt",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "okt",
            "oct",
            "nov",
            "dec",
            "dez",
            "janv",
            "fev",
            "juil",
            "kwartaal",
            "trimestre",
            "quartal",
            "q");

    private Stems() {}

    /** The words of the text without numbers, months and dates, in their order. */
    static String words(Payment line) {
        return SearchTokens.of(line.remittanceInformation()).stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit) && !MONTHS.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** The lines of one counterparty by their words and by the contract numbers that come back in them. */
    static Map<String, List<Payment>> split(List<Payment> lines) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Payment line : lines) {
            numbersOf(line).forEach(number -> numbers.merge(number, 1, Integer::sum));
        }
        return lines.stream().collect(Collectors.groupingBy(line -> words(line) + contract(line, numbers)));
    }

    private static String contract(Payment line, Map<String, Integer> numbers) {
        return numbersOf(line).stream()
                .filter(number -> numbers.getOrDefault(number, 0) >= LINES_OF_CONTRACT)
                .sorted()
                .collect(Collectors.joining(" ", " #", ""));
    }

    private static List<String> numbersOf(Payment line) {
        return SearchTokens.of(line.remittanceInformation(), line.structuredReference()).stream()
                .filter(word -> word.length() >= SHORTEST_NUMBER && word.chars().anyMatch(Character::isDigit))
                .filter(word -> !word.matches("(19|20)\\d{2}|\\d{1,2}(19|20)\\d{2}"))
                .toList();
    }
}
