package com.billify.extraction.core.table;

import org.jspecify.annotations.Nullable;

/** Number formats of a spreadsheet that show a number of days as a date (ECMA-376 part 1, 18.8.30). */
final class DateFormats {
    private DateFormats() {}

    /** True when the format shows a day; a time of day alone is none. */
    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String codes = withoutLiterals(format);
        return codes.indexOf('d') >= 0 || (codes.indexOf('y') >= 0 && codes.indexOf('m') >= 0);
    }

    /** Letters of the first section that are codes: nothing in quotes, in brackets or behind a backslash. */
    private static String withoutLiterals(String format) {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"' || c == '[') {
                int end = format.indexOf(c == '"' ? '"' : ']', i + 1);
                if (end < 0) {
                    break;
                }
                i = end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == ';') {
                break;
            } else if (format.regionMatches(true, i, "General", 0, 7)) {
                i += 6;
            } else {
                codes.append(Character.toLowerCase(c));
            }
        }
        return codes.toString();
    }
}
