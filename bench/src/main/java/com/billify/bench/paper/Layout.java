package com.billify.bench.paper;

import java.util.List;

/**
 * How the papers of one supplier look. Drawn from its number alone, so that a layout can be left out of the fitting and all
 * papers that look alike with it.
 *
 * @param size of most letters, in points
 * @param colon behind labels, with what stands before it
 */
record Layout(
        int number,
        Head head,
        BuyerPlace buyer,
        boolean hasBuyerHeading,
        Facts facts,
        Table table,
        Totals totals,
        Payment payment,
        Foot foot,
        Face face,
        double size,
        String colon,
        Dates dates,
        Money money,
        boolean hasStamp,
        boolean hasDelivery,
        boolean hasLegal,
        boolean showsCredit,
        boolean showsOrder,
        boolean showsCustomer) {

    /** Where the sender stands. */
    enum Head {
        LEFT,
        RIGHT,
        CENTRE,
        BIG_NAME_LEFT,
        FOOT_ONLY,
        RETURN_LINE
    }

    enum BuyerPlace {
        LEFT,
        RIGHT
    }

    /** How number and dates are told. */
    enum Facts {
        LIST_RIGHT,
        LIST_LEFT,
        ROW,
        BOXED_ROW,
        TITLE_LINE,
        ABOVE,
        SENTENCE
    }

    enum Table {
        RULED,
        LINES,
        BARE
    }

    enum Totals {
        LIST,
        WIDE_LIST,
        ROW,
        RATES_AND_LIST,
        RATES_LEFT,
        BOXED_TOTAL,
        GROSS_ALONE
    }

    enum Payment {
        SENTENCE,
        LIST,
        BOX,
        IN_FOOT,
        SLIP
    }

    enum Foot {
        LINE,
        COLUMNS,
        TWO_LINES,
        NONE
    }

    enum Face {
        HELVETICA,
        TIMES,
        COURIER,
        SANS,
        SERIF,
        MONO,
        CONDENSED
    }

    enum Dates {
        SLASHES,
        DOTS,
        HYPHENS,
        NAMED,
        ISO,
        SHORT,
        SHORT_NAMED
    }

    enum Money {
        COMMA_SIGN_BEHIND,
        COMMA_SIGN_BEFORE,
        COMMA_CODE_BEHIND,
        COMMA_BARE,
        POINT_SIGN_BEFORE,
        POINT_CODE_BEFORE,
        SPACES_SIGN_BEHIND
    }

    static Layout of(int number) {
        Draw draw = new Draw(7_919L * number + 17);
        return new Layout(
                number,
                draw.oneOf(Head.class),
                draw.oneOf(BuyerPlace.class),
                draw.happens(0.5),
                draw.oneOf(Facts.class),
                draw.oneOf(Table.class),
                draw.oneOf(Totals.class),
                draw.oneOf(Payment.class),
                draw.oneOf(Foot.class),
                draw.oneOf(Face.class),
                draw.oneOf(List.of(8.0, 9.0, 9.5, 10.0, 11.0)),
                draw.oneOf(List.of(":", ":", " :", "", "")),
                draw.oneOf(Dates.class),
                draw.oneOf(Money.class),
                draw.happens(0.15),
                draw.happens(0.2),
                draw.happens(0.5),
                draw.happens(0.5),
                draw.happens(0.5),
                draw.happens(0.6));
    }
}
