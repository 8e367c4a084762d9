package com.billify.reconciliation.core.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Short texts under which payments and documents find each other. They depend on one row alone, so they can be stored
 * beside it. The first letter says what follows:
 *
 * <ul>
 *   <li>{@code r:} a payment reference, {@code n:} a document number, as letters and digits;
 *   <li>{@code i:} the row's own id;
 *   <li>{@code a:} an account;
 *   <li>{@code w:} a word of a name and the initial of another, which most misspellings and abbreviations leave alone;
 *   <li>{@code p:} a party: of a document; of a payment only once it has been placed ({@link Placement#party()}).
 * </ul>
 */
public final class Keys {
    private static final int MOST_TEXT_KEYS = 40;
    private static final int MOST_NAME_WORDS = 5;
    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_WORD = 3;

    private Keys() {}

    public static Set<String> of(Document document) {
        Set<String> keys = text(document);
        document.partyAccounts().forEach(account -> keys.add(account(account)));
        keys.addAll(names(PartyName.of(document.partyName())));
        keys.add(party(Party.key(document)));
        keys.add(id(document.id()));
        return keys;
    }

    /** Without its placement, which is not in the payment itself. */
    public static Set<String> of(Payment payment) {
        Set<String> keys = text(Wording.of(payment));
        String account = payment.counterpartyAccount();
        if (account != null) {
            keys.add(account(account));
        }
        keys.addAll(names(payment));
        keys.add(id(payment.id()));
        return keys;
    }

    /** The key of a party as {@link Placement#party()} names it. */
    public static String party(String party) {
        return "p:" + party;
    }

    static String id(String id) {
        return "i:" + id;
    }

    static String account(String account) {
        return "a:" + account;
    }

    static Set<String> text(Document document) {
        Set<String> keys = new LinkedHashSet<>();
        String reference = document.paymentReference();
        if (reference != null) {
            keys.add("r:" + reference);
            // an RF reference in free text looks like a number
            keys.add("n:" + Wording.key(reference));
        }
        String number = Wording.key(document.number());
        if (!number.isEmpty()) {
            keys.add("n:" + number);
        }
        return keys;
    }

    static Set<String> text(Wording wording) {
        Set<String> keys = new LinkedHashSet<>();
        wording.references().forEach(reference -> keys.add("r:" + reference));
        for (String number : wording.numbers()) {
            if (keys.size() < MOST_TEXT_KEYS) {
                keys.add("n:" + number);
            }
        }
        return keys;
    }

    /** Of a document's party: each pair of its words, and each word alone for a name that was cut off after it. */
    static Set<String> names(PartyName name) {
        Set<String> keys = pairs(name, MOST_NAME_WORDS);
        name.words().stream().limit(MOST_NAME_WORDS).forEach(word -> keys.add("w:" + word));
        return keys;
    }

    /** Of the other side of a payment; where the bank gives no name, it may stand in the text. */
    static Set<String> names(Payment payment) {
        PartyName name = PartyName.of(payment.counterpartyName());
        return name.isEmpty() ? namesInText(PartyName.of(payment.remittanceInformation())) : namesOfOther(name);
    }

    static Set<String> namesInText(PartyName text) {
        return pairs(text, 1);
    }

    static Set<String> namesOfOther(PartyName name) {
        Set<String> keys = pairs(name, MOST_NAME_WORDS);
        if (name.words().size() == 1) {
            keys.add("w:" + name.words().getFirst());
        }
        return keys;
    }

    /** Each word with the initial of another that stands at most so many words from it. */
    private static Set<String> pairs(PartyName name, int apart) {
        int read = apart == MOST_NAME_WORDS ? MOST_NAME_WORDS : MOST_WORDS;
        List<String> words = name.words().subList(0, Math.min(read, name.words().size()));
        Set<String> keys = new LinkedHashSet<>();
        for (int one = 0; one < words.size(); one++) {
            for (int other = Math.max(0, one - apart); other <= Math.min(words.size() - 1, one + apart); other++) {
                if (one != other
                        && words.get(one).length() >= SHORTEST_WORD
                        && Character.isLetter(words.get(other).charAt(0))) {
                    keys.add("w:" + words.get(one) + " " + words.get(other).charAt(0));
                }
            }
        }
        return keys;
    }
}
