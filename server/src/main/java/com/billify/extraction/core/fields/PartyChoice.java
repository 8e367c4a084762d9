package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses who sent the document and whom it is for: names, VAT numbers and the seller's account. */
final class PartyChoice {
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?<![\\p{L}\\d])(?:b\\.?v\\.?b\\.?a\\.?|n\\.?v\\.?|b\\.?v\\.?|c\\.?v\\.?(?:b\\.?a\\.?)?|v\\.?o\\.?f\\.?|comm\\.?\\s?v\\.?|gcv|vzw|ivzw|s\\.?\\s?[aà]\\.?\\s?r\\.?\\s?l\\.?|s\\.?a\\.?s\\.?u?|s\\.?p\\.?r\\.?l\\.?u?"
                    + "|s\\.?r\\.?l\\.?|s\\.?a\\.?|s\\.?c\\.?r\\.?l\\.?|s\\.?c\\.?|s\\.?n\\.?c\\.?|s\\.?c\\.?s\\.?|asbl|eurl|gmbh(?:\\s*&\\s*co\\.?\\s*k\\.?g\\.?(?:a\\.?a\\.?)?)?|g\\.m\\.b\\.h\\.|ag|kg|ohg|ug|e\\.?v\\.?|gbr"
                    + "|e\\.?k\\.?|pgmbh|ltd\\.?|limited|plc|llc|inc\\.?|corp\\.?|b\\.v\\.|n\\.v\\.|se|co\\.)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|•·●*∙■▪–—-]\\s+|\\s*[|•·●∙■▪]\\s*|\\t|,\\s+|\\s{2,}|\u2002-\u2002|\\s+/\\s+");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:@|www\\.|https?://(?:www\\.)?)([\\p{L}\\d-]{3,})(?:\\.[\\p{L}\\d-]+)*\\.\\p{L}{2,}",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> PUBLIC_MAIL = Set.of(
            "gmail",
            "hotmail",
            "outlook",
            "telenet",
            "skynet",
            "proximus",
            "yahoo",
            "live",
            "icloud",
            "gmx",
            "web",
            "voo",
            "scarlet",
            "belgacom",
            "orange",
            "free",
            "wanadoo",
            "aol");
    private static final Pattern STREET = Pattern.compile(
            "(?<!\\p{L})(?:rue|avenue|av\\.?|chauss[eé]e|place|boulevard|bd|all[eé]e|chemin|quai|impasse|route|strasse|str\\.|platz|weg|gasse|street|road|lane|drive|square|bus|bte|bo[iî]te|postbus|postfach|straat|laan|steenweg|plein|industriepark|zoning|building|suite|floor)(?!\\p{L})|stra(?:ss|ß)e\\b|str\\.|straat\\b|laan\\b|steenweg\\b|lei\\b|weg\\b|dreef\\b|plein\\b|baan\\b|kaai\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Where the kind of street stands before its name, with the number behind. */
    private static final Pattern STREET_FIRST = Pattern.compile(
            "[ \u2002](?:rue|avenue|av\\.|chauss[eé]e|place|boulevard|bd\\.?|all[eé]e|chemin|quai|impasse|route) .*\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What governs a place bears its name behind a word that is a label of addresses elsewhere: "Gemeente Zwalm". */
    private static final Pattern PUBLIC_BODY = Pattern.compile(
            "^(?:(?i:gemeente|stad|provincie|gemeinde|stadt|city of|(?:commune|ville|province) (?:de |d['’]))[ \u2002]?)\\p{Lu}[\\p{L}' -]+$");

    private static final Pattern CAPITAL = Pattern.compile(
            "[ \u2002](?:au capital|met (?:een )?kapitaal|mit (?:einem )?stammkapital|with a (?:share )?capital)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern POSTCODE =
            Pattern.compile("(?:^|\\s)(?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2})?\\s+\\p{L}{2,}");
    private static final Pattern TITLE = Pattern.compile(
            "(?i)^(?:factuur|facture|rechnung|invoice|tax invoice|creditnota|note de cr[eé]dit|gutschrift|credit note|pagina|page|seite|datum|date|handelsrechnung|verkoopfactuur|(?:kopie|copie|copy)(?! ?&)|duplica(?:at|ta)|original|(?:s\\.?a|s\\.?r\\.?l|s\\.?p\\.?r\\.?l|n\\.?v|b\\.?v)\\.?[ \u2002](?:au capital|met kapitaal|mit stammkapital)|bedankt|merci|thank|(?:hallo|hello|hoi|bonjour|guten tag)(?!\\p{L})|vielen dank|beste|geachte|cher|sehr geehrte|dear|(?:receipt|(?:btw[- ]?)?kasticket|kassabon|kassenbon|quittung|quittance|note de loyer|huurnota)(?!\\p{L})|omschrijving|description|beschreibung|bezeichnung|algemene voorwaarden|conditions g|voorwaarden|terms).*");
    private static final Pattern PERSON = Pattern.compile(
            "(?i)(?:^|.*[^\\p{L}])(?:dhr|mevr|mr|mrs|ms|m\\.|mme|monsieur|madame|herr|herrn|frau|t\\.?a\\.?v|attn|z\\.\\s?h|gesch[aä]ftsf[uü]hrer|zaakvoerder|g[eé]rant|director|directeur|kontakt|contact|ansprechpartner|sachbearbeiter|inhaber)(?:[^\\p{L}].*|$)");
    private static final Pattern YOURS = Pattern.compile(
            "(?:uw|votre|your|ihr|ihre[mnrs]?|domicili|lastschrift|pr[eé]l[eè]v|einziehen|eingezogen|abgebucht|abbuch|debited|direct debit|incasso)[^.]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** The customer's own account, as one that is paid back to or collected from. */
    private static final Pattern YOUR_ACCOUNT = Pattern.compile(
            "(?<!\\p{L})(?:uw|votre|your|ihr|ihre|ihrem)[ \u2002](?:(?:bank)?rekening(?:nummer)?|compte(?: bancaire)?|(?:bank )?account|(?:bank)?konto|iban)[^\\p{L}]*(?:iban[^\\p{L}]*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** "For the attention of" stands in the address of who gets the document. */
    private static final Pattern ATTENTION = Pattern.compile(
            "^(?:t\\.? ?a\\.? ?v\\.?|ter attentie|attn|att\\.|for the attention|[aà] l[’'´`]attention|z\\. ?h(?:d|\\.)|zu h[aä]nden|c/o)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Under the heading of the buyer itself, not only somewhere in its part. */
    private static final double CALLED_BUYER = 0.85;

    /** Logarithm of the odds by which one number must lead another to be beyond doubt. */
    private static final double CLEAR_LEAD = 2;

    /** Heights of the print from which letters are those of a letterhead. */
    private static final double LARGE = 1.15;

    private static final int LONGEST_NAME = 60;
    /** The first line is not the sender's where it stands under a heading of the buyer. */
    private static final double MOST_FOR_FIRST = 0.3;
    /** Logarithm of the odds that a number must reach to be the seller's. */
    private static final double LEAST_NUMBER = -1;
    /** Lines of an address, from the name down to the number. */
    private static final int LONGEST_ADDRESS = 8;
    /** Heights of a line between two lines of an address, at most. */
    private static final double WIDEST_GAP = 1.3;
    /** The logarithm of the odds of a name that a person confirmed. */
    private static final double KNOWN = 7;

    private final Scene scene;
    private final Weights weights;
    private final Sections sections;
    private final Set<String> domains;
    private final List<PaymentCode> codes;

    PartyChoice(Scene scene, Weights weights) {
        this.scene = scene;
        this.weights = weights;
        this.sections = new Sections(scene);
        this.domains = domains();
        this.codes = scene.print().codes().stream()
                .flatMap(code -> PaymentCode.of(code.text()).stream())
                .toList();
    }

    private Set<String> domains() {
        Set<String> found = new HashSet<>();
        for (Line line : scene.print().lines()) {
            DOMAIN.matcher(line.text()).results().forEach(match -> {
                String domain = Fold.fold(match.group(1)).replace("-", "");
                boolean isOwn = scene.known().own().names().stream()
                        .anyMatch(name -> letters(name).contains(domain));
                if (!PUBLIC_MAIL.contains(domain) && !isOwn) {
                    found.add(domain);
                }
            });
        }
        return found;
    }

    // the seller's VAT number

    List<Candidate> sellerNumbers() {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, Candidate> best = new HashMap<>();
        long distinct = scene.taxNumbers().stream()
                .map(Printed.TaxNumber::number)
                .distinct()
                .count();
        for (Printed.TaxNumber number : scene.taxNumbers()) {
            Map<Role, Link> links = scene.links(number);
            double labelled = Math.max(
                    NumberChoice.weight(links, Role.VAT_NUMBER), NumberChoice.weight(links, Role.SELLER_VAT_NUMBER));
            if (!number.isPrefixed() && labelled < 0.4) {
                continue;
            }
            long repeats = scene.taxNumbers().stream()
                    .filter(other -> other.number().equals(number.number()))
                    .count();
            boolean isFirst = scene.taxNumbers().getFirst().number().equals(number.number());
            boolean isLast = scene.taxNumbers().getLast().number().equals(number.number());
            Features features = new Features()
                    .with("own", scene.known().own().hasNumber(number.number()))
                    .with("known", isKnown(number.number()))
                    .with("sole", distinct == 1 && sections.within(Role.BUYER, number.span()) < CALLED_BUYER)
                    .with("label", labelled)
                    .with("seller-label", NumberChoice.weight(links, Role.SELLER_VAT_NUMBER))
                    .with("buyer-label", NumberChoice.weight(links, Role.BUYER_VAT_NUMBER))
                    .with("other-label", NumberChoice.weight(links, Role.OTHER_TAX_NUMBER))
                    .with("proven", number.isProven())
                    .with("bare", !number.isPrefixed())
                    .with("seller-part", sections.within(Role.SELLER, number.span()))
                    .with(
                            "buyer-part",
                            Math.max(
                                    sections.within(Role.BUYER, number.span()),
                                    sections.within(Role.OTHER_PARTY, number.span())))
                    .with("near-own", sections.nearOwnName(number.span(), 6))
                    .with("contact", sections.nearContact(number.span(), 1.8))
                    .with("contact-far", sections.nearContact(number.span(), 4.5))
                    .with("by-account", isByAccount(number.span(), 2))
                    .with("nameless", distinct > 1 && isNameless(number.span()))
                    .with("foot", scene.depth(number.span()) > 0.85)
                    .with("head", scene.depth(number.span()) < 0.2)
                    .with(
                            "right-half",
                            number.span().box().x()
                                    > scene.print().page(number.span().page()).width() * 0.5)
                    .with("repeats", Math.min(3, repeats - 1))
                    .with("first", isFirst && distinct > 1)
                    .with("last", isLast && distinct > 1)
                    .with("country", hasAccountOf(number.number().substring(0, 2)));
            Candidate candidate = new Candidate(
                    number.number(),
                    number.span(),
                    links.containsKey(Role.VAT_NUMBER)
                            ? links.get(Role.VAT_NUMBER).reason()
                            : "a VAT number of the seller",
                    features,
                    weights.logit("sellerVat", features));
            best.merge(number.number(), candidate, (one, other) -> one.logit() >= other.logit() ? one : other);
        }
        candidates.addAll(best.values());
        candidates.sort(Comparator.comparingDouble(Candidate::logit).reversed());
        return candidates;
    }

    private boolean isKnown(String identity) {
        return scene.supplier()
                .filter(profile -> profile.identities().contains(identity))
                .isPresent();
    }

    /** The account that is to be paid to stands with what the seller prints about itself; never one that is called the buyer's. */
    private boolean isByAccount(Span place, double heights) {
        double height = scene.print().height();
        return scene.accounts().stream()
                .filter(account -> !scene.known().own().hasAccount(account.iban()))
                .filter(account -> !YOURS.matcher(account.span()
                                .line()
                                .text()
                                .substring(0, account.span().start()))
                        .find())
                .anyMatch(account -> {
                    Box box = account.span().box();
                    boolean isBeside = box.x() < place.box().right() + 2 * height
                            && place.box().x() - 2 * height < box.right();
                    return account.span().page() == place.page()
                            && (account.span().line() == place.line()
                                    || isBeside
                                            && Math.abs(box.y() - place.box().y()) < heights * height);
                });
    }

    /** It ends an address that begins with a street: whose it is stands in the letterhead, and that is the sender's. */
    private boolean isNameless(Span number) {
        List<Span> block = block(number);
        String top = block.getLast().text();
        return block.size() > 1
                && (STREET.matcher(top).find() || POSTCODE.matcher(top).find())
                && !LEGAL_FORM.matcher(top).find();
    }

    private static boolean isSole(Span name, Map<String, Integer> counts) {
        return counts.getOrDefault(letters(name.text()), 1) == 1;
    }

    /** Nothing but an address stands below it, as in the window of an envelope, and the seller's number is elsewhere. */
    private boolean isBareAddress(Span name, Candidate number) {
        boolean isBeside = name.page() == number.span().page()
                && Math.abs(name.box().y() - number.span().box().y())
                        < LONGEST_ADDRESS * scene.print().height();
        return aboveAddress(name) && !isBeside && !sections.nearContact(name, 4);
    }

    private boolean hasAccountOf(String country) {
        return scene.accounts().stream().anyMatch(account -> account.iban().startsWith(country));
    }

    /** Of several that may be, the one that goes best together with the name of a sender. */
    Optional<Candidate> sellerNumber() {
        List<Candidate> numbers = sellerNumbers().stream()
                .filter(number -> number.features().get("own") == 0 && number.logit() > LEAST_NUMBER)
                .toList();
        if (numbers.size() < 2) {
            return numbers.stream().findFirst();
        }
        Map<Candidate, Double> odds = new IdentityHashMap<>();
        numbers.forEach(number -> odds.put(
                number,
                number.logit()
                        + sellerNames(number).stream()
                                .mapToDouble(Candidate::logit)
                                .max()
                                .orElse(0)));
        List<Candidate> best = numbers.stream()
                .sorted(Comparator.comparingDouble((Candidate number) -> -odds.getOrDefault(number, 0.0)))
                .toList();
        Candidate first = best.getFirst();
        boolean isClose = odds.getOrDefault(first, 0.0) - odds.getOrDefault(best.get(1), 0.0) < CLEAR_LEAD;
        first.features().with("contested", isClose && first.features().get("known") == 0);
        return Optional.of(first);
    }

    Optional<Candidate> buyerNumber(@Nullable Candidate seller) {
        return sellerNumbers().stream()
                .filter(number -> seller == null || !number.value().equals(seller.value()))
                .filter(number -> number.features().get("own") > 0
                        || number.features().get("buyer-label") > 0.5
                        || number.features().get("buyer-part") > 0.3)
                .min(Comparator.comparingDouble(
                        number -> number.logit() - 10 * number.features().get("own")))
                .map(number -> {
                    double evidence = Math.max(
                            number.features().get("own"),
                            Math.max(
                                    number.features().get("buyer-label"),
                                    number.features().get("buyer-part") * 0.9));
                    return new Candidate(
                            number.value(),
                            number.span(),
                            "in the part about the buyer",
                            number.features(),
                            evidence * 4 - 0.5);
                });
    }

    // the account

    List<Candidate> accounts() {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, Candidate> best = new HashMap<>();
        long distinct =
                scene.accounts().stream().map(Printed.Account::iban).distinct().count();
        for (Printed.Account account : scene.accounts()) {
            if (scene.known().own().hasAccount(account.iban())) {
                continue;
            }
            Map<Role, Link> links = scene.links(account);
            String before =
                    account.span().line().text().substring(0, account.span().start());
            Features features = new Features()
                    .with("label", NumberChoice.weight(links, Role.IBAN))
                    .with("known", isKnown(account.iban()))
                    .with("valid", account.isValid())
                    .with("sole", distinct == 1)
                    .with("first", scene.accounts().getFirst().iban().equals(account.iban()))
                    .with("yours", YOURS.matcher(before).find())
                    .with("your-account", YOUR_ACCOUNT.matcher(before).find())
                    .with("buyer-part", sections.within(Role.BUYER, account.span()))
                    .with("foot", scene.depth(account.span()) > 0.88)
                    .with("near-reference", nearReference(account.span()))
                    .with("in-code", codes.stream().anyMatch(code -> code.iban().equals(account.iban())))
                    .with(
                            "repeats",
                            Math.min(
                                    2,
                                    scene.accounts().stream()
                                                    .filter(other ->
                                                            other.iban().equals(account.iban()))
                                                    .count()
                                            - 1));
            Link link = links.get(Role.IBAN);
            Candidate candidate = new Candidate(
                    account.iban(),
                    account.span(),
                    link == null ? "an account with right check digits" : link.reason(),
                    features,
                    weights.logit("iban", features));
            best.merge(account.iban(), candidate, (one, other) -> one.logit() >= other.logit() ? one : other);
        }
        candidates.addAll(best.values());
        candidates.sort(Comparator.comparingDouble(Candidate::logit).reversed());
        return candidates;
    }

    private boolean nearReference(Span place) {
        return scene.references().stream()
                .anyMatch(reference -> reference.span().page() == place.page()
                        && Math.abs(reference.span().box().y() - place.box().y())
                                < 4 * scene.print().height());
    }

    // names

    List<Candidate> sellerNames(@Nullable Candidate number) {
        List<Candidate> candidates = new ArrayList<>();
        double tallest = scene.print().lines().stream()
                .filter(line -> line.page() == scene.print().pages().getFirst().number())
                .mapToDouble(Line::height)
                .max()
                .orElse(1);
        Map<String, Integer> counts = new HashMap<>();
        List<Span> names = names();
        names.forEach(span -> counts.merge(letters(span.text()), 1, Integer::sum));
        Map<Printed.TaxNumber, List<Span>> blocks = new LinkedHashMap<>();
        scene.taxNumbers().forEach(printed -> blocks.put(printed, block(printed.span())));
        Set<String> sellers = names.stream()
                .filter(span -> sections.within(Role.SELLER, span) > CALLED_BUYER)
                .map(span -> letters(span.text()))
                .collect(Collectors.toSet());
        Set<String> buyers = names.stream()
                .filter(span -> !sellers.contains(letters(span.text())))
                .filter(span -> sections.within(Role.BUYER, span) > CALLED_BUYER)
                .map(span -> letters(span.text()))
                .collect(Collectors.toSet());
        Line first = names.isEmpty() ? null : names.getFirst().line();
        for (Span span : names) {
            String text = cleaned(span.text());
            boolean isPublic = PUBLIC_BODY.matcher(text).find();
            boolean isLegal =
                    isPublic || LEGAL_FORM.matcher(text).find() && letters(text).length() > 3;
            String letters = letters(text);
            boolean isDomain = domains.stream()
                    .anyMatch(domain -> domain.length() >= 4
                            && (letters.contains(domain)
                                    || (letters.length() >= 4
                                            && domain.contains(bare(text))
                                            && bare(text).length() >= 4)));
            double depth = scene.depth(span);
            double share = span.line().height() / scene.print().height();
            Features features = new Features()
                    .with("legal", isLegal)
                    .with("domain", isDomain)
                    .with("seller-part", sections.within(Role.SELLER, span))
                    .with(
                            "buyer-part",
                            Math.max(sections.within(Role.BUYER, span), sections.within(Role.OTHER_PARTY, span)))
                    .with("own", sections.isOwnName(text))
                    .with("holder", holder(span))
                    .with("name-label", nameLabel(span))
                    .with("named-seller", nameLabel(span) > 0 && sections.within(Role.SELLER, span) > 0)
                    .with("named-buyer", nameLabel(span) > 0 && sections.within(Role.BUYER, span) > 0)
                    .with("tall", Math.min(2.5, Math.max(0, share - 1)))
                    .with("tallest", span.line().height() >= tallest - 0.2 && share > 1.15)
                    .with(
                            "first-line",
                            first != null
                                    && opensPage(span, first)
                                    && sections.within(Role.BUYER, span) < MOST_FOR_FIRST
                                    && span.page()
                                            == scene.print().pages().getFirst().number())
                    .with("top", depth < 0.25 && scene.isFirstPage(span) ? 1 - depth * 3 : 0)
                    .with("foot", depth > 0.84)
                    .with("middle", depth >= 0.3 && depth <= 0.84)
                    .with("contact", sections.nearContact(span, 4))
                    .with("above-address", aboveAddress(span))
                    .with("above-buyer-number", aboveBuyerNumber(span))
                    .with("above-attention", aboveAttention(span))
                    .with("named-above", buyers.contains(letters) && sections.within(Role.BUYER, span) <= CALLED_BUYER)
                    .with("near-number", number != null && isNear(span, number.span(), 7))
                    .with("by-account", isByAccount(span, 3))
                    .with("bare-address", number != null && isSole(span, counts) && isBareAddress(span, number))
                    .with("in-block", number != null && isHeldBy(blocks, number, span))
                    .with(
                            "number-line",
                            number != null && isLegal && !isUnderFirm(span, first) && isBeforeNumber(span, number))
                    .with("signs", number != null && !isUnderFirm(span, first) && signs(span, number))
                    .with("other-block", number != null && isHeldByAnother(blocks, number, span))
                    .with("named-in-other-block", number != null && isNamedByAnother(blocks, number, span))
                    .with("repeats", Math.min(3, counts.getOrDefault(letters(span.text()), 1) - 1))
                    .with("street", STREET.matcher(text).find())
                    .with("postcode", POSTCODE.matcher(text).find())
                    .with("digits", text.chars().filter(Character::isDigit).count() > 0)
                    .with("many-digits", text.chars().filter(Character::isDigit).count() > 4)
                    .with("title", TITLE.matcher(text).matches())
                    .with("person", PERSON.matcher(span.line().text()).matches())
                    .with("label", isLabel(span) && !isLegal)
                    .with("colon", text.contains(":"))
                    .with("sentence", text.split("\\s+").length > 6)
                    .with("lower", Character.isLowerCase(text.charAt(0)))
                    .with("upper", text.equals(text.toUpperCase(java.util.Locale.ROOT)) && letters.length() > 4)
                    .with("single", !text.contains(" "))
                    .with(
                            "in-code",
                            codes.stream().anyMatch(code -> letters(code.name()).equals(letters)))
                    .with("mail", text.contains("@") || text.contains("www."));
            candidates.add(
                    new Candidate(text, span, "name of the sender", features, weights.logit("sellerName", features)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::logit).reversed());
        return candidates;
    }

    /** Of a supplier whose documents were confirmed before, the name that was confirmed; it need not be printed alike. */
    Optional<Candidate> sellerName(@Nullable Candidate number) {
        String known = scene.supplier().map(SupplierProfile::name).orElse(null);
        if (known != null) {
            List<Candidate> printed = sellerNames(number);
            Span span = printed.stream()
                    .filter(name -> bare(name.value()).equals(bare(known)))
                    .findFirst()
                    .or(() -> printed.stream().findFirst())
                    .map(Candidate::span)
                    .orElseGet(() -> scene.print().lines().getFirst().span(0, 0));
            return Optional.of(new Candidate(
                    known, span, "a supplier known by its numbers", new Features().with("known", 1), KNOWN));
        }
        List<Candidate> names = sellerNames(number);
        return names.stream()
                .filter(best -> best.logit() > -1.2)
                .findFirst()
                .map(best -> inFull(best, names))
                .map(this::unbroken);
    }

    /** A letterhead may break a name over two lines of the same large letters. */
    private Candidate unbroken(Candidate name) {
        Span span = name.span();
        if (span.line().height() < LARGE * scene.print().height()) {
            return name;
        }
        boolean isLegal = LEGAL_FORM.matcher(name.value()).find();
        Optional<String> above = largeBeside(span, true);
        Optional<String> below = isLegal ? Optional.empty() : largeBeside(span, false);
        String value = Stream.of(above, Optional.of(name.value()), below)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return value.length() > LONGEST_NAME
                ? name
                : new Candidate(value, span, name.reason(), name.features(), name.logit());
    }

    private Optional<String> largeBeside(Span span, boolean isAbove) {
        Box box = span.box();
        double height = span.line().height();
        return scene.print().lines().stream()
                .filter(line -> line.page() == span.page()
                        && line != span.line()
                        && Math.abs(line.height() - height) < 0.06 * height)
                .flatMap(line -> line.cells().stream())
                .filter(cell -> Math.abs(cell.box().x() - box.x()) < height / 2)
                .filter(cell -> {
                    double gap =
                            isAbove ? box.y() - cell.box().bottom() : cell.box().y() - box.bottom();
                    return gap > -0.5 * height
                            && gap < 0.6 * height
                            && (cell.box().y() < box.y()) == isAbove;
                })
                .filter(cell -> !isLabel(cell)
                        && cell.text().chars().noneMatch(Character::isDigit)
                        && !TITLE.matcher(cell.text()).matches()
                        && !(isAbove && LEGAL_FORM.matcher(cell.text()).find()))
                .map(cell -> cleaned(cell.text()))
                .findFirst();
    }

    /** A letterhead may show but a part of the name that stands with its legal form elsewhere. */
    private static Candidate inFull(Candidate best, List<Candidate> names) {
        String bare = bare(best.value());
        return best.features().get("legal") > 0 || bare.length() < 4
                ? best
                : names.stream()
                        .filter(name -> name.features().get("legal") > 0
                                && name.features().get("digits") == 0
                                && name.features().get("buyer-part") < CALLED_BUYER
                                && bare(name.value()).length() > bare.length()
                                && isWordOf(bare, name.value()))
                        .findFirst()
                        .map(name -> new Candidate(
                                name.value(),
                                name.span(),
                                best.reason(),
                                best.features(),
                                Math.max(best.logit(), name.logit())))
                        .orElse(best);
    }

    private static boolean isWordOf(String bare, String name) {
        List<String> words = Arrays.stream(name.split("[\\s\u2002]+"))
                .map(PartyChoice::letters)
                .filter(word -> !word.isEmpty())
                .toList();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < words.size(); to++) {
                joined.append(words.get(to));
                if (joined.toString().equals(bare)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** On the first line, or beside it in letters of another size. */
    private boolean opensPage(Span span, Line first) {
        Box box = span.line().box();
        return span.page() == first.page()
                && (span.line() == first
                        || box.y() < first.box().bottom() && first.box().y() < box.bottom() && span.start() == 0);
    }

    /** The next line of its column names the person who is to get it. */
    private boolean aboveAttention(Span span) {
        double height = scene.print().height();
        return scene.print().lines().stream()
                .filter(line -> line.page() == span.page() && line != span.line())
                .flatMap(line -> line.cells().stream())
                .filter(cell -> Math.abs(cell.box().x() - span.box().x()) < height)
                .filter(cell -> cell.box().y() > span.box().y()
                        && cell.box().y() - span.box().bottom() < WIDEST_GAP * height)
                .anyMatch(cell -> ATTENTION.matcher(cell.text()).find());
    }

    Optional<Candidate> buyerName(@Nullable Candidate sellerName) {
        return sellerNames(null).stream()
                .filter(name -> sellerName == null || !letters(name.value()).equals(letters(sellerName.value())))
                .filter(name ->
                        name.features().get("own") > 0 || name.features().get("buyer-part") > 0.55)
                .filter(name -> name.features().get("label") == 0
                        && name.features().get("street") == 0
                        && name.features().get("postcode") == 0
                        && name.features().get("many-digits") == 0
                        && name.features().get("colon") == 0)
                .max(Comparator.comparingDouble(name -> name.features().get("own") * 5
                        + name.features().get("buyer-part") * 4
                        + name.features().get("legal")
                        - name.features().get("person")))
                .map(name -> new Candidate(
                        name.value(),
                        name.span(),
                        "in the part about the buyer",
                        name.features(),
                        name.features().get("own") * 3 + name.features().get("buyer-part") * 2 - 0.4));
    }

    private List<Span> names() {
        List<Span> names = new ArrayList<>();
        for (Line line : scene.print().lines()) {
            boolean isOuter = !scene.isFirstPage(line.span(0, 0))
                    && line.page() != scene.print().pages().getLast().number();
            if (isOuter) {
                continue;
            }
            for (Span cell : line.cells()) {
                int start = cell.start();
                String text = cell.text();
                var separators = SEPARATOR.matcher(text);
                int from = 0;
                while (from <= text.length()) {
                    int first = from;
                    boolean found = separators.find();
                    int to = found ? separators.start() : text.length();
                    int end = firmBeforeWords(text.substring(from, to)).orElse(to - from);
                    addName(line, start + from, start + from + end, names);
                    firmBeforeStreet(text.substring(from, to))
                            .ifPresent(until -> addName(line, start + first, start + first + until, names));
                    firmBeforeAddress(text.substring(from, to))
                            .ifPresent(until -> addName(line, start + first, start + first + until, names));
                    if (!found) {
                        break;
                    }
                    from = separators.end();
                }
            }
        }
        return names;
    }

    /** Where the name ends in what goes on with an address and nothing between: "Claes CommV Grote Markt 3 3000 Leuven". */
    private static OptionalInt firmBeforeAddress(String text) {
        var form = LEGAL_FORM.matcher(text);
        return form.find()
                        && form.start() > 0
                        && text.substring(form.end()).chars().anyMatch(Character::isDigit)
                ? OptionalInt.of(form.end())
                : OptionalInt.empty();
    }

    /** Where the name ends in what goes on with a street and no form of a firm: "MAZOUT LECLERCQ rue de Dinant 200 5100 Wépion". */
    private static OptionalInt firmBeforeStreet(String text) {
        var street = STREET_FIRST.matcher(text);
        return street.find() && street.start() > 3 ? OptionalInt.of(street.start()) : OptionalInt.empty();
    }

    /** Where the name ends in what goes on in small letters: "Proximus SA de droit public", "SAS Lenoir au capital de 40 000 €". */
    private static OptionalInt firmBeforeWords(String text) {
        var capital = CAPITAL.matcher(text);
        if (capital.find() && capital.start() > 3) {
            return OptionalInt.of(capital.start());
        }
        var form = LEGAL_FORM.matcher(text);
        return form.find()
                        && form.start() > 0
                        && text.substring(form.end()).matches("[ \u2002](?!et |en |und |and )\\p{Ll}{2,} .*")
                ? OptionalInt.of(form.end())
                : OptionalInt.empty();
    }

    private void addName(Line line, int from, int to, List<Span> names) {
        int start = from;
        int end = to;
        for (Label label : scene.labels()) {
            boolean leads = label.span().line() == line
                    && label.span().start() <= start + 1
                    && label.span().end() > start
                    && label.span().end() < end
                    && line.text().substring(label.span().end(), end).matches("[\\s.]*:.*");
            if (leads) {
                start = line.text().indexOf(':', label.span().end()) + 1;
            }
        }
        while (start < end && !Character.isLetterOrDigit(line.text().charAt(start))) {
            start++;
        }
        while (end > start && " :;,\u2002".indexOf(line.text().charAt(end - 1)) >= 0) {
            end--;
        }
        long letters = line.text()
                .substring(start, end)
                .chars()
                .filter(Character::isLetter)
                .count();
        boolean isForm = bare(line.text().substring(start, end)).isEmpty();
        if (letters >= 3 && end - start <= LONGEST_NAME && !isForm) {
            names.add(line.span(start, end));
        }
    }

    private double holder(Span span) {
        return NumberChoice.weight(scene.linking().links(span, Role.Kind.TEXT), Role.HOLDER);
    }

    private double nameLabel(Span span) {
        return NumberChoice.weight(scene.linking().links(span, Role.Kind.TEXT), Role.NAME);
    }

    private boolean isLabel(Span span) {
        return scene.labels().stream()
                .filter(label -> label.role() != Role.NAME)
                .anyMatch(label -> label.span().overlaps(span) && label.span().start() <= span.start() + 1);
    }

    /** A street or a postcode stands in the next lines, in its column. */
    private boolean aboveAddress(Span span) {
        double height = scene.print().height();
        for (Line line : scene.print().lines()) {
            double down = line.box().y() - span.box().y();
            if (line.page() == span.page() && down > height * 0.4 && down < height * 5) {
                for (Span cell : line.cells()) {
                    boolean isColumn = Math.abs(cell.box().x() - span.box().x()) < height * 1.5
                            || Math.abs(cell.box().right() - span.box().right()) < height * 1.5;
                    if (isColumn
                            && (POSTCODE.matcher(cell.text()).find()
                                    || STREET.matcher(cell.text()).find())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Your VAT number" closes the address of who gets the document, also where nothing opens it. */
    private boolean aboveBuyerNumber(Span span) {
        double height = scene.print().height();
        boolean isLetterhead = span.line().height() > 1.4 * height;
        return !isLetterhead
                && scene.taxNumbers().stream()
                        .filter(number -> NumberChoice.weight(scene.links(number), Role.BUYER_VAT_NUMBER) > 0.5)
                        .map(number -> number.span().line().cells().stream()
                                .filter(cell -> cell.start() <= number.span().start()
                                        && number.span().end() <= cell.end())
                                .findFirst()
                                .orElse(number.span()))
                        .anyMatch(cell -> {
                            double down = cell.box().y() - span.box().y();
                            return cell.page() == span.page()
                                    && down > height * 0.4
                                    && down < height * 9
                                    && Math.abs(cell.box().x() - span.box().x()) < height * 1.5;
                        });
    }

    /** The lines above a number that stand together with it in one column, the number's own cell first. */
    private List<Span> block(Span number) {
        List<Span> block = new ArrayList<>();
        Optional<Span> next = number.line().cells().stream()
                .filter(cell -> cell.start() <= number.start() && number.end() <= cell.end())
                .findFirst();
        while (next.isPresent() && block.size() < LONGEST_ADDRESS) {
            Span cell = next.get();
            block.add(cell);
            next = scene.print().lines().stream()
                    .filter(line -> line.page() == cell.page() && line != cell.line())
                    .flatMap(line -> line.cells().stream())
                    .filter(above -> isJustAbove(above.box(), cell.box()))
                    .max(Comparator.comparingDouble(above -> above.box().y()));
        }
        return block;
    }

    private boolean isJustAbove(Box above, Box box) {
        double height = scene.print().height();
        double gap = box.y() - above.bottom();
        boolean isAligned = Math.abs(above.x() - box.x()) < height
                || Math.abs(above.right() - box.right()) < height
                || Math.abs(above.x() + above.right() - box.x() - box.right()) < height;
        return isAligned && above.y() < box.y() && gap > -0.5 * height && gap < WIDEST_GAP * height;
    }

    private static boolean isHeldBy(Map<Printed.TaxNumber, List<Span>> blocks, Candidate number, Span name) {
        return blocks.entrySet().stream()
                .filter(block -> block.getKey().number().equals(number.value()))
                .anyMatch(block -> block.getValue().stream().anyMatch(cell -> cell.holds(name)));
    }

    /** In an address that ends with the number of somebody else. */
    private static boolean isHeldByAnother(Map<Printed.TaxNumber, List<Span>> blocks, Candidate number, Span name) {
        return !isHeldBy(blocks, number, name)
                && blocks.entrySet().stream()
                        .filter(block -> !block.getKey().number().equals(number.value()))
                        .anyMatch(block -> block.getValue().stream().anyMatch(cell -> cell.holds(name)));
    }

    /** The same name with its legal form stands in an address that ends with the number of somebody else. */
    private static boolean isNamedByAnother(Map<Printed.TaxNumber, List<Span>> blocks, Candidate number, Span name) {
        String bare = bare(name.text());
        return bare.length() >= 5
                && !isHeldByAnother(blocks, number, name)
                && blocks.entrySet().stream()
                        .filter(block -> !block.getKey().number().equals(number.value()))
                        .anyMatch(block -> names(block.getValue(), bare))
                && blocks.entrySet().stream()
                        .filter(block -> block.getKey().number().equals(number.value()))
                        .noneMatch(block -> names(block.getValue(), bare));
    }

    private static boolean names(List<Span> block, String bare) {
        return block.stream()
                .anyMatch(cell -> LEGAL_FORM.matcher(cell.text()).find()
                        && bare(cell.text()).startsWith(bare));
    }

    /** As firms sign the foot of a page: "Peeters NV, Kerkstraat 1, BTW BE 0403.170.701". */
    private static boolean isBeforeNumber(Span name, Candidate number) {
        return name.line() == number.span().line()
                && name.end() <= number.span().start();
    }

    /** It begins a line that goes on with an address and ends with the number. */
    private static boolean signs(Span name, Candidate number) {
        if (!isBeforeNumber(name, number)) {
            return false;
        }
        String line = name.line().text();
        String before = line.substring(0, name.start());
        boolean opens = before.isBlank() || before.charAt(before.length() - 1) == Line.COLUMN;
        String between = line.substring(name.end(), number.span().start());
        return opens && POSTCODE.matcher(between).find();
    }

    /** Another firm opens the page, and amounts stand below this: who is named here with an address and a number may be the customer. */
    private boolean isUnderFirm(Span name, @Nullable Line first) {
        return first != null
                && name.line() != first
                && isAboveSums(name)
                && LEGAL_FORM.matcher(first.text()).find()
                && sections.within(Role.BUYER, first.span(0, first.text().length())) < MOST_FOR_FIRST
                && !Fold.fold(first.text()).contains(Fold.fold(bareWords(name.text())));
    }

    private boolean isAboveSums(Span name) {
        return scene.sums().stream()
                .anyMatch(sum -> sum.isMoney()
                        && sum.span().page() == name.page()
                        && sum.span().box().y() > name.box().bottom());
    }

    private static String bareWords(String name) {
        return LEGAL_FORM.matcher(name).replaceAll("").strip();
    }

    private boolean isNear(Span one, Span other, double heights) {
        double height = scene.print().height();
        return one.page() == other.page()
                && Math.abs(one.box().y() - other.box().y()) < heights * height
                && (one.line() == other.line()
                        || Math.abs(one.box().x() - other.box().x()) < 14 * height);
    }

    private static String cleaned(String text) {
        return text.replaceAll("[\\s\u2002]+", " ").strip();
    }

    private static String letters(String text) {
        return Fold.fold(text).replaceAll("[^a-z0-9]", "");
    }

    /** The letters without the legal form. */
    static String bare(String text) {
        return letters(LEGAL_FORM.matcher(text).replaceAll(""));
    }
}
