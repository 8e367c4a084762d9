package com.billify.reconciliation.core.matching;

import java.util.Arrays;
import java.util.Map;

/** Tells what speaks for and against it that an entry settles certain documents. */
final class Facts {
    private final Page page;
    private final Items items;
    private final Entry entry;
    private final int[] invoices;
    private final int[] credits;

    /**
     * @param invoices open ones that the entry might pay
     * @param credits open credit notes that it might take off
     */
    Facts(Page page, Entry entry, int[] invoices, int[] credits) {
        this.page = page;
        items = page.items;
        this.entry = entry;
        this.invoices = invoices;
        this.credits = credits;
    }

    void tell(Hypothesis hypothesis) {
        sayWho(hypothesis);
        sayNames(hypothesis);
        sayAmount(hypothesis);
        saySet(hypothesis);
        sayTime(hypothesis);
    }

    private void sayWho(Hypothesis hypothesis) {
        Placement placement = entry.placement;
        if (placement.accountStated()) {
            hypothesis.say(Fact.ACCOUNT_STATED);
        } else if (placement.accountLearnt() > 0) {
            hypothesis.say(Fact.ACCOUNT_LEARNT, placement.accountLearnt());
        }
        hypothesis.say(Fact.NAME_LIKENESS, placement.likeness());
        if (!entry.isAccountKnown() && placement.likeness() == 0) {
            hypothesis.say(Fact.NOTHING_KNOWN);
        }
    }

    private void sayNames(Hypothesis hypothesis) {
        int how = 0;
        int named = 0;
        int unnamed = 0;
        for (int item : hypothesis.items) {
            int itemHow = entry.namedHow(item);
            how |= itemHow;
            if ((itemHow & ~Entry.NUMBER_CUT) != 0) {
                named++;
                if (items.isCredit(item)) {
                    hypothesis.say(Fact.CREDIT_NAMED);
                }
            } else if (!items.isCredit(item)) {
                unnamed++;
            }
        }
        if ((how & Entry.REFERENCE) != 0) {
            hypothesis.say(Fact.REFERENCE_SAME);
        } else if ((how & Entry.REFERENCE_EDIT) != 0) {
            hypothesis.say(Fact.REFERENCE_EDIT);
        }
        if ((how & Entry.NUMBER) != 0) {
            hypothesis.say(Fact.NUMBER_SAME);
        } else if ((how & Entry.NUMBER_EDIT) != 0) {
            hypothesis.say(Fact.NUMBER_EDIT);
        } else if ((how & Entry.NUMBER_TAIL) != 0) {
            hypothesis.say(Fact.NUMBER_TAIL);
        }
        if ((how & Entry.NUMBER_CUT) != 0) {
            hypothesis.say(Fact.NUMBER_CUT);
        }
        if (named > 0 && unnamed == 0 && named > 1) {
            hypothesis.say(Fact.ALL_NAMED);
        }
        if (named > 0 && unnamed > 0) {
            boolean onlyReference = (how & Entry.REFERENCE) != 0 && (how & (Entry.NUMBER | Entry.NUMBER_EDIT)) == 0;
            Fact fact = onlyReference
                    ? Fact.UNNAMED_BESIDE_REFERENCE
                    : entry.textCut ? Fact.UNNAMED_BESIDE_CUT : Fact.UNNAMED_BESIDE_NAMED;
            hypothesis.say(fact, unnamed);
        }
        sayLeftOut(hypothesis, named > 0);
    }

    private void sayLeftOut(Hypothesis hypothesis, boolean names) {
        int open = 0;
        boolean olderReference = false;
        boolean olderNumber = false;
        boolean any = false;
        for (Map.Entry<Integer, Integer> name : entry.named.entrySet()) {
            int item = name.getKey();
            int how = name.getValue() & Entry.STRONGLY;
            any |= how != 0;
            if (how == 0 || Sets.has(hypothesis.items, item)) {
                continue;
            }
            if (items.remaining[item] != 0) {
                open++;
            } else if ((how & Entry.REFERENCE) != 0) {
                olderReference = true;
            } else {
                olderNumber = true;
            }
        }
        if (open > 0) {
            hypothesis.say(Fact.NAMED_LEFT_OUT, open);
        }
        if (olderReference) {
            hypothesis.say(Fact.OLDER_REFERENCE);
        }
        if (olderNumber) {
            hypothesis.say(Fact.OLDER_NUMBER);
        }
        if (!names && !any && entry.statesReferences) {
            hypothesis.say(Fact.WORDS_NAME_NOTHING);
        }
    }

    private void sayAmount(Hypothesis hypothesis) {
        int[] set = hypothesis.items;
        boolean part = Arrays.stream(set).anyMatch(item -> items.remaining[item] != items.amounts[item]);
        switch (hypothesis.relation) {
            case EQUAL, REMAINDER -> hypothesis.say(part ? Fact.AMOUNT_REST : Fact.AMOUNT_SAME);
            case SUM -> hypothesis.say(Fact.AMOUNT_SUM);
            case LESS_FEE -> {
                hypothesis.say(Fact.LESS_FEE);
                hypothesis.say(Fact.LESS_FEE_PER_EURO, -hypothesis.difference / 100.0);
            }
            case LESS_DISCOUNT -> {
                hypothesis.say(Fact.LESS_DISCOUNT);
                if (entry.day > items.due[set[0]]) {
                    hypothesis.say(Fact.DISCOUNT_LATE);
                }
            }
            case ROUNDED -> hypothesis.say(hypothesis.difference > 0 ? Fact.ROUNDED_UP : Fact.ROUNDED_OTHER);
            case PARTIAL -> sayPart(hypothesis, part);
            case OTHER -> {
                hypothesis.say(Fact.ODD);
                hypothesis.say(Fact.ODD_SHARE, 100.0 * Math.abs(hypothesis.difference) / items.left(hypothesis.items));
            }
        }
    }

    private void sayPart(Hypothesis hypothesis, boolean part) {
        int last = hypothesis.items[hypothesis.items.length - 1];
        long paid = items.remaining[last] + hypothesis.difference;
        boolean fraction = false;
        for (int parts = 2; parts <= 4; parts++) {
            fraction |= Math.abs(paid * parts - items.amounts[last]) <= parts;
        }
        if (fraction) {
            hypothesis.say(Fact.PARTIAL_FRACTION);
        } else if (entry.amount % 100 == 0) {
            hypothesis.say(Fact.PARTIAL_WHOLE);
        } else {
            hypothesis.say(Fact.PARTIAL_OTHER);
        }
        if (part) {
            hypothesis.say(Fact.PARTIAL_OF_PART);
        }
        for (Entry other : page.ofAmount(-hypothesis.difference)) {
            if (other != entry && !other.anchored && Math.abs(other.day - entry.day) <= Limits.REST_DAYS) {
                hypothesis.say(Fact.REST_COMES_LATER);
            }
        }
    }

    private void saySet(Hypothesis hypothesis) {
        int[] set = hypothesis.items;
        int chosenInvoices = 0;
        int unnamed = 0;
        long firstDue = Long.MAX_VALUE;
        long lastDue = Long.MIN_VALUE;
        for (int item : set) {
            if (items.isCredit(item)) {
                boolean ofSet = items.credited[item] >= 0 && Sets.has(set, items.credited[item]);
                hypothesis.say(ofSet ? Fact.CREDIT_OF_SET : Fact.CREDIT_OTHER);
            } else {
                chosenInvoices++;
                firstDue = Math.min(firstDue, items.due[item]);
                lastDue = Math.max(lastDue, items.due[item]);
                if (entry.namedHow(item) == 0) {
                    unnamed++;
                }
            }
        }
        if (chosenInvoices > 1) {
            hypothesis.say(Fact.MORE_INVOICES, chosenInvoices - 1);
        }
        int creditsLeft = 0;
        for (int credit : credits) {
            if (items.credited[credit] >= 0 && Sets.has(set, items.credited[credit]) && !Sets.has(set, credit)) {
                creditsLeft++;
            }
        }
        if (creditsLeft > 0) {
            hypothesis.say(Fact.CREDIT_LEFT_OUT, creditsLeft);
        }
        if (unnamed == 0) {
            return;
        }
        int older = 0;
        int between = 0;
        int open = 0;
        boolean olderTwin = false;
        for (int item : invoices) {
            if (entry.namedHow(item) == 0) {
                open++;
            }
            if (!Sets.has(set, item)) {
                if (items.due[item] < firstDue) {
                    older++;
                } else if (items.due[item] < lastDue) {
                    between++;
                }
                if (unnamed == 1
                        && chosenInvoices == 1
                        && item < set[0]
                        && items.remaining[item] == items.remaining[set[0]]) {
                    olderTwin = true;
                }
            }
        }
        hypothesis.say(Fact.CHANCES, logChoices(open, unnamed));
        if (chosenInvoices > 1 && between == 0) {
            hypothesis.say(Fact.RUN);
        }
        if (older > 0) {
            hypothesis.say(Fact.OLDER_LEFT, Math.log1p(older));
        }
        if (between > 0) {
            hypothesis.say(Fact.SKIPPED, Math.log1p(between));
        }
        if (olderTwin) {
            hypothesis.say(Fact.OLDER_TWIN_LEFT);
        }
    }

    private double logChoices(int of, int take) {
        double log = 0;
        for (int index = 0; index < take; index++) {
            log += Math.log((double) Math.max(1, of - index) / (index + 1));
        }
        return Math.max(0, log);
    }

    private void sayTime(Hypothesis hypothesis) {
        double sum = 0;
        int count = 0;
        for (int item : hypothesis.items) {
            if (items.isCredit(item)) {
                continue;
            }
            count++;
            sum += Math.log1p(page.daysFromUsual(entry, item) / 3.0);
            if (entry.day < items.issued[item]) {
                hypothesis.say(Fact.BEFORE_ISSUE);
            }
            if (entry.day - items.due[item] > Limits.VERY_LATE_DAYS) {
                hypothesis.say(Fact.VERY_LATE);
            }
        }
        if (count > 0) {
            hypothesis.say(page.usualKnown ? Fact.FROM_USUAL : Fact.FROM_USUAL_UNKNOWN, sum / count);
        }
    }
}
