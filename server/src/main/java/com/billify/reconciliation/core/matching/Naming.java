package com.billify.reconciliation.core.matching;

import java.util.List;

/** Finds which documents of a ledger a payment names. */
final class Naming {
    /** Shorter numbers are too easily one slip away from each other. */
    private static final int SHORTEST_WITH_SLIP = 4;

    private static final int SHORTEST_TAIL = 3;
    private static final int SHORTEST_CUT = 2;

    private final Items items;

    Naming(Items items) {
        this.items = items;
    }

    /** Letter by letter. */
    void strongly(Entry entry) {
        Wording wording = entry.wording();
        for (String key : Keys.text(wording)) {
            for (int item : items.withKey(key)) {
                entry.name(item, how(wording, item));
            }
        }
    }

    private int how(Wording wording, int item) {
        String reference = items.document(item).paymentReference();
        boolean byReference = reference != null
                && (wording.references().contains(reference)
                        || wording.numbers().contains(Wording.key(reference)));
        boolean byNumber = wording.numbers().contains(items.numbers[item]);
        return (byReference ? Entry.REFERENCE : 0) | (byNumber ? Entry.NUMBER : 0);
    }

    /** With a slip of the pen, by the last digits or cut off: told from chance only among the candidates. */
    void weakly(Entry entry, int[] candidates) {
        Wording wording = entry.wording();
        if (wording.isEmpty()) {
            return;
        }
        entry.named.values().removeIf(how -> (how & Entry.STRONGLY) == 0);
        entry.textCut = false;
        for (int item : candidates) {
            if (!entry.namesStrongly(item)) {
                int how = howWeakly(wording, item);
                if ((how & Entry.NUMBER_CUT) != 0) {
                    entry.textCut = true;
                }
                if (how != 0) {
                    entry.name(item, how);
                }
            }
        }
    }

    private int howWeakly(Wording wording, int item) {
        int how = 0;
        String reference = items.document(item).paymentReference();
        if (reference != null) {
            for (String written : wording.references()) {
                if (Edits.atMostOne(written, reference) && isNobodys("r:" + written)) {
                    how |= Entry.REFERENCE_EDIT;
                }
            }
        }
        String number = items.numbers[item];
        if (number.length() < SHORTEST_WITH_SLIP) {
            return how;
        }
        boolean slip = false;
        for (String written : wording.numbers()) {
            slip |= written.length() >= SHORTEST_WITH_SLIP
                    && Edits.atMostOne(written, number)
                    && isNobodys("n:" + written);
        }
        if (slip) {
            how |= Entry.NUMBER_EDIT;
        } else if (how == 0 && isTail(wording.words(), number)) {
            how |= Entry.NUMBER_TAIL;
        }
        return isCut(wording.words(), number) ? how | Entry.NUMBER_CUT : how;
    }

    /** What names another document letter by letter is no slip for this one. */
    private boolean isNobodys(String key) {
        return items.withKey(key).isEmpty();
    }

    private static boolean isTail(List<String> words, String number) {
        for (String word : words) {
            if (word.length() >= SHORTEST_TAIL
                    && word.length() < number.length()
                    && number.endsWith(word)
                    && word.chars().allMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    /** The text ends in the beginning of the number. */
    private static boolean isCut(List<String> words, String number) {
        StringBuilder last = new StringBuilder();
        for (int index = words.size() - 1; index > 0 && last.length() < number.length(); index--) {
            last.insert(0, words.get(index));
            if (last.length() >= SHORTEST_CUT
                    && last.length() < number.length()
                    && number.startsWith(last.toString())) {
                return true;
            }
        }
        return false;
    }
}
