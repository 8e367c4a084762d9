package com.billify.extraction.worker;

import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts amounts together that were read as two words: in print of even pitch the point stands as alone as a letter before a blank. */
final class SplitAmounts {
    private static final Pattern AMOUNT =
            Pattern.compile("[€$£(+-]{0,2}\\d{1,3}(?:[.,]\\d{3})*[.,](?:\\d{2}|\\d{3}(?:[.,]\\d{2})?)[€$£)%-]{0,2}");
    /** The widest gap within an amount, in heights of its digits. */
    private static final double GAP = 0.8;

    private SplitAmounts() {}

    /** @param line the words of one line, from the left to the right */
    static List<Word> joined(List<Word> line) {
        List<Word> joined = new ArrayList<>();
        for (Word word : line) {
            if (!joined.isEmpty() && isSplit(joined.getLast(), word)) {
                Word before = joined.removeLast();
                joined.add(new Word(
                        before.text() + word.text(),
                        before.box().and(word.box()),
                        Math.min(before.confidence(), word.confidence())));
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private static boolean isSplit(Word before, Word after) {
        return isSeparator(before.text().charAt(before.text().length() - 1))
                        != isSeparator(after.text().charAt(0))
                && after.box().x() - before.box().right()
                        < GAP * Math.max(before.box().height(), after.box().height())
                && AMOUNT.matcher(before.text() + after.text()).matches();
    }

    private static boolean isSeparator(char letter) {
        return letter == '.' || letter == ',';
    }
}
