package com.billify.forecast;

import com.billify.kernel.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * One page for the bank: what there is, how it goes, thirteen weeks, and what that rests on. In the one font that PDFBox brings, as much of
 * it embedded as is used: nothing is looked for on the machine, and the page looks the same everywhere. A sign that the font does not have
 * becomes a question mark.
 */
final class BankPage {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEFT = 48;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 48;
    private static final float CHART_TOP = 640;
    private static final float CHART_BOTTOM = 490;
    private static final float CHART_LEFT = LEFT + 52;
    private static final float ROW = 15.5f;
    private static final float TEXT = 9;

    private final ForecastSheet sheet;
    private final FileWords words;

    BankPage(ForecastSheet sheet, FileWords words) {
        this.sheet = sheet;
        this.words = words;
    }

    private enum Weight {
        PLAIN,
        STRONG
    }

    /** What is drawn with. */
    private enum Ink {
        DARK(0.1f, 0.1f, 0.1f),
        SOFT(0.42f, 0.42f, 0.42f),
        LINE(0.85f, 0.85f, 0.83f),
        ACCENT(0.05f, 0.42f, 0.42f),
        BAND(0.84f, 0.92f, 0.91f),
        WARN(0.7f, 0.15f, 0.12f);

        private final float red;
        private final float green;
        private final float blue;

        Ink(float red, float green, float blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }
    }

    /** Leaves the stream open. */
    void write(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(sheet.company() + " - " + words.title());
            information.setCreator("Billify");
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                Pen pen = new Pen(content, font(document));
                head(pen);
                chart(pen);
                float below = table(pen, CHART_BOTTOM - 44);
                assumptions(pen, below - 22);
                pen.left(Weight.PLAIN, 8, Ink.SOFT, LEFT, 40, words.noPromise());
            }
            document.save(out);
        }
    }

    private void head(Pen pen) throws IOException {
        pen.left(Weight.STRONG, 16, Ink.DARK, LEFT, 786, pen.shortened(16, sheet.company(), RIGHT - LEFT));
        pen.left(Weight.PLAIN, 11, Ink.DARK, LEFT, 768, words.title());
        pen.left(
                Weight.PLAIN, TEXT, Ink.SOFT, LEFT, 753, words.basis(sheet.run().asOf(), sheet.madeOn()));
        OutlookRepository.Day lowest = sheet.lowest();
        double belowZero = sheet.run().lows().getLast().chanceBelow(0);
        float y = 726;
        for (String sentence : List.of(
                words.inTheBank(sheet.run().asOf(), money(sheet.run().startMinor())),
                words.lowestExpected(lowest.date(), money(lowest.p50Minor())),
                words.belowZero(belowZero))) {
            pen.left(Weight.PLAIN, 11, Ink.DARK, LEFT, y, sentence);
            y -= 16;
        }
    }

    // ---- the chart

    private void chart(Pen pen) throws IOException {
        pen.left(Weight.PLAIN, 8, Ink.SOFT, LEFT, CHART_TOP + 14, words.chart());
        List<OutlookRepository.Day> days = sheet.days();
        long low = Math.min(
                0,
                days.stream().mapToLong(OutlookRepository.Day::p10Minor).min().orElse(0));
        long high = Math.max(
                sheet.run().startMinor(),
                days.stream().mapToLong(OutlookRepository.Day::p90Minor).max().orElse(0));
        Scale scale = new Scale(sheet.run().asOf(), days.getLast().date(), low, Math.max(high, low + 1));
        for (long tick : scale.ticks()) {
            pen.line(tick == 0 ? Ink.SOFT : Ink.LINE, 0.5f, CHART_LEFT, scale.y(tick), RIGHT, scale.y(tick));
            pen.right(Weight.PLAIN, 8, Ink.SOFT, CHART_LEFT - 6, scale.y(tick) - 3, words.whole(money(tick)));
        }
        band(pen, days, scale);
        path(pen, days, scale, OutlookRepository.Day::p50Minor);
        Money floor = sheet.floor();
        if (floor != null && floor.minorUnits() > low && floor.minorUnits() < high) {
            float y = scale.y(floor.minorUnits());
            pen.content().setLineDashPattern(new float[] {3, 2}, 0);
            pen.line(Ink.WARN, 0.7f, CHART_LEFT, y, RIGHT, y);
            pen.content().setLineDashPattern(new float[] {}, 0);
            pen.left(Weight.PLAIN, 8, Ink.WARN, CHART_LEFT + 3, y + 2.5f, words.floor());
        }
        for (Weeks.ForecastWeek week : sheet.table().weeks()) {
            float x = scale.x(week.to());
            pen.line(Ink.LINE, 0.5f, x, CHART_BOTTOM, x, CHART_BOTTOM - 3);
        }
        pen.left(
                Weight.PLAIN,
                8,
                Ink.SOFT,
                CHART_LEFT,
                CHART_BOTTOM - 13,
                words.day(sheet.run().asOf()));
        pen.right(
                Weight.PLAIN,
                8,
                Ink.SOFT,
                RIGHT,
                CHART_BOTTOM - 13,
                words.day(days.getLast().date()));
    }

    /** From days and minor units to points of the page. */
    private record Scale(LocalDate first, LocalDate last, long low, long high) {
        private static final int MOST_TICKS = 5;

        float x(LocalDate date) {
            float share = (float) ChronoUnit.DAYS.between(first, date) / ChronoUnit.DAYS.between(first, last);
            return CHART_LEFT + share * (RIGHT - CHART_LEFT);
        }

        float y(long minor) {
            return (float) (CHART_BOTTOM + (double) (minor - low) / (high - low) * (CHART_TOP - CHART_BOTTOM));
        }

        /** Round amounts: one, two or five of a power of ten apart. */
        List<Long> ticks() {
            long step = 1;
            for (int turn = 0; (high - low) / step >= MOST_TICKS; turn++) {
                step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
            }
            List<Long> ticks = new ArrayList<>();
            for (long tick = Math.ceilDiv(low, step) * step; tick <= high; tick += step) {
                ticks.add(tick);
            }
            return ticks;
        }
    }

    private void band(Pen pen, List<OutlookRepository.Day> days, Scale scale) throws IOException {
        pen.ink(Ink.BAND);
        pen.content().moveTo(scale.x(sheet.run().asOf()), scale.y(sheet.run().startMinor()));
        for (OutlookRepository.Day day : days) {
            pen.content().lineTo(scale.x(day.date()), scale.y(day.p90Minor()));
        }
        for (OutlookRepository.Day day : days.reversed()) {
            pen.content().lineTo(scale.x(day.date()), scale.y(day.p10Minor()));
        }
        pen.content().closePath();
        pen.content().fill();
    }

    private void path(Pen pen, List<OutlookRepository.Day> days, Scale scale, ToLongFunction<OutlookRepository.Day> of)
            throws IOException {
        pen.stroke(Ink.ACCENT, 1.3f);
        pen.content().moveTo(scale.x(sheet.run().asOf()), scale.y(sheet.run().startMinor()));
        for (OutlookRepository.Day day : days) {
            pen.content().lineTo(scale.x(day.date()), scale.y(of.applyAsLong(day)));
        }
        pen.content().stroke();
    }

    // ---- the weeks

    /** Right edges: of the first column of amounts where there are fewest, and of the closing balance. */
    private static final float FIRST_COLUMN = 190;

    private static final float CLOSING = 460;

    /** With each column more than the fewest between the two balances, the first moves left by so much, and heads are set smaller. */
    private static final float CLOSER = 20;

    private static final int FEWEST_COLUMNS = 3;
    private static final float HEAD = 7.5f;

    /** What a column adds up of each week. */
    private record Column(String head, List<Weeks.RowKind> kinds) {}

    /** @return where it ends */
    private float table(Pen pen, float top) throws IOException {
        List<Column> columns = columns();
        int more = columns.size() - FEWEST_COLUMNS;
        float first = FIRST_COLUMN - CLOSER * more;
        float apart = (CLOSING - first) / (columns.size() + 1);
        List<String> heads = new ArrayList<>();
        heads.add(words.opening());
        columns.forEach(column -> heads.add(column.head()));
        heads.add(words.closing());
        float headSize = more > 0 ? HEAD : TEXT;
        float y = top;
        pen.left(Weight.STRONG, headSize, Ink.SOFT, LEFT, y, words.weekTo());
        for (int column = 0; column < heads.size(); column++) {
            float lineY = y;
            for (String line :
                    pen.broken(headSize, heads.get(column), apart - 4).reversed()) {
                pen.right(Weight.STRONG, headSize, Ink.SOFT, first + column * apart, lineY, line);
                lineY += headSize + 1;
            }
        }
        pen.right(Weight.STRONG, headSize, Ink.SOFT, RIGHT, y, words.band());
        pen.line(Ink.LINE, 0.7f, LEFT, y - 5, RIGHT, y - 5);
        List<Weeks.ForecastWeek> weeks = sheet.table().weeks();
        for (int index = 0; index < weeks.size(); index++) {
            Weeks.ForecastWeek week = weeks.get(index);
            y -= ROW;
            pen.left(Weight.PLAIN, TEXT, Ink.DARK, LEFT, y, words.day(week.to()));
            amount(pen, Ink.DARK, Weight.PLAIN, first, y, week.opening());
            for (int column = 0; column < columns.size(); column++) {
                Money sum = sum(index, columns.get(column).kinds());
                amount(pen, Ink.DARK, Weight.PLAIN, first + (column + 1) * apart, y, sum);
            }
            Ink ink = week.closing().isNegative() ? Ink.WARN : Ink.DARK;
            amount(pen, ink, Weight.STRONG, CLOSING, y, week.closing());
            pen.right(
                    Weight.PLAIN,
                    8,
                    Ink.SOFT,
                    RIGHT,
                    y,
                    words.whole(week.p10()) + " \u2026 " + words.whole(week.p90()));
            pen.line(Ink.LINE, 0.3f, LEFT, y - 4.5f, RIGHT, y - 4.5f);
        }
        return y;
    }

    /** A bank looks for loans and for what is bought to last: columns of their own where there is anything of them. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(words.allReceipts(), Weeks.RECEIPTS));
        columns.add(new Column(words.allPayments(), Weeks.PAYMENTS));
        addWhereAny(columns, new Column(words.financing(), List.of(Weeks.RowKind.FINANCING)));
        addWhereAny(columns, new Column(words.investment(), List.of(Weeks.RowKind.INVESTMENT)));
        columns.add(new Column(words.other(), List.of(Weeks.RowKind.PLANNED, Weeks.RowKind.REST)));
        return columns;
    }

    private void addWhereAny(List<Column> columns, Column column) {
        boolean any = column.kinds().stream()
                .flatMap(kind -> sheet.table().amounts(kind).stream())
                .anyMatch(amount -> !amount.isZero());
        if (any) {
            columns.add(column);
        }
    }

    private Money sum(int week, List<Weeks.RowKind> kinds) {
        return kinds.stream()
                .map(kind -> sheet.table().amounts(kind).get(week))
                .reduce(Money.zero(sheet.currency()), Money::plus);
    }

    private void amount(Pen pen, Ink ink, Weight weight, float right, float y, Money amount) throws IOException {
        pen.right(weight, TEXT, ink, right, y, words.whole(amount));
    }

    // ---- what it rests on

    private void assumptions(Pen pen, float top) throws IOException {
        float y = top;
        pen.left(Weight.STRONG, TEXT, Ink.DARK, LEFT, y, words.assumptions());
        List<String> said = new ArrayList<>();
        said.add(words.ofDocuments());
        said.add(words.ofPatterns());
        Money planned =
                sheet.table().amounts(Weeks.RowKind.PLANNED).stream().reduce(Money.zero(sheet.currency()), Money::plus);
        if (!planned.isZero()) {
            said.add(words.ofPlans(planned));
        }
        said.add(sheet.accuracy()
                .map(found -> words.ofRecord(
                        sheet.pastForecasts(), money(found.meanMissMinor()), Math.round(100 * found.insideShare())))
                .orElseGet(() -> words.ofRecord(0, null, null)));
        said.add(words.meanAndMiddle());
        said.add(words.rounded());
        for (String sentence : said) {
            y -= 4;
            for (String line : pen.broken(8, sentence, RIGHT - LEFT)) {
                y -= 11;
                pen.left(Weight.PLAIN, 8, Ink.DARK, LEFT, y, line);
            }
        }
    }

    // ---- text and lines

    private Money money(long minor) {
        return new Money(minor, sheet.currency());
    }

    /** Draws on the page, in its one font. */
    private record Pen(PDPageContentStream content, PDFont font) {
        private static final float STRONG_WIDTH = 0.035f;

        void left(Weight weight, float size, Ink ink, float x, float y, String text) throws IOException {
            boolean strong = weight == Weight.STRONG;
            ink(ink);
            content.beginText();
            content.setFont(font, size);
            content.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            if (strong) {
                stroke(ink, size * STRONG_WIDTH);
            }
            content.newLineAtOffset(x, y);
            content.showText(writable(text));
            content.endText();
        }

        void right(Weight weight, float size, Ink ink, float x, float y, String text) throws IOException {
            left(weight, size, ink, x - width(size, writable(text)), y, text);
        }

        void ink(Ink ink) throws IOException {
            content.setNonStrokingColor(ink.red, ink.green, ink.blue);
        }

        void stroke(Ink ink, float width) throws IOException {
            content.setStrokingColor(ink.red, ink.green, ink.blue);
            content.setLineWidth(width);
        }

        void line(Ink ink, float width, float x, float y, float toX, float toY) throws IOException {
            stroke(ink, width);
            content.moveTo(x, y);
            content.lineTo(toX, toY);
            content.stroke();
        }

        float width(float size, String text) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }

        List<String> broken(float size, String text, float width) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : writable(text).split(" ")) {
                if (!line.isEmpty() && width(size, line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
            return lines;
        }

        String shortened(float size, String text, float width) throws IOException {
            String shown = writable(text);
            while (width(size, shown) > width) {
                shown = shown.substring(0, shown.length() - 2) + "\u2026";
            }
            return shown;
        }

        /** The text with a question mark for each sign that the font does not have. */
        String writable(String text) {
            StringBuilder shown = new StringBuilder();
            text.codePoints().forEach(sign -> {
                String one = Character.toString(sign);
                shown.append(has(one) ? one : "?");
            });
            return shown.toString();
        }

        private boolean has(String sign) {
            try {
                font.encode(sign);
                return true;
            } catch (IOException | IllegalArgumentException missing) {
                return false;
            }
        }
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream stream = BankPage.class.getResourceAsStream(FONT)) {
            if (stream == null) {
                throw new IOException("PDFBox comes without its font");
            }
            return PDType0Font.load(document, stream, true);
        }
    }
}
