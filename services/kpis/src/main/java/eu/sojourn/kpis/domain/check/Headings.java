package eu.sojourn.kpis.domain.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** What headings of columns and rows say of themselves, in the languages of the programmes' reports. */
final class Headings {

    private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern TOTAL = words(
            "(grand |sub-?|sous-?|zwischen)?(totals?|totale?s?|totaux|totaal|totalt|summe|(?<!lump )sum|suma|somme)",
            "gesamt(summe|zahl)?", "insgesamt", "zusammen", "razem", "ogółem", "łącznie", "iš viso", "viso", "всичко", "общо",
            "i alt", "yhteensä", "celkem", "összesen", "kokku", "kopā", "Σ");
    private static final Pattern SUB_TOTAL = words("sub-?totale?s?", "sous-?tota(l|ux)", "zwischensumme", "subtotaal", "delsum");
    private static final Pattern PART_OF_ANOTHER = Pattern
            .compile("(of (which|whom)|thereof|davon|darunter|dont|de los cuales|w tym|iš jų)\\b.*", WORDS);
    private static final Pattern SUMMARY = words("average", "mean", "median", "durchschnitt", "mittelwert", "schnitt", "moyenne", "médiane",
            "mediana", "promedio", "średnia", "vidurkis", "minimum", "maximum", "min", "max", "ø", "∅", "in %", "percent", "prozent");
    private static final Pattern CHANGE = words("delta", "Δ", "change", "changes", "difference", "diff", "increase", "growth", "gain",
            "veränderung", "änderung", "differenz", "zuwachs", "zunahme", "variation", "différence",
            "variación", "diferencia", "zmiana", "różnica", "pokytis", "skirtumas", "\\+/[-−–]");
    private static final Pattern NEW = words("new", "added", "net", "neue?", "hinzugekommen", "nouveaux", "nouvelles", "nuevos", "nuevas",
            "nowe", "nauji");
    private static final Pattern YEAR = Pattern.compile(".*\\b(19|20)(\\d{2})\\b.*");
    private static final Pattern BEFORE = words("before", "first", "previous", "former", "baseline", "start", "begin", "opening", "vorher",
            "erste[rs]?",
            "beginn", "anfang", "avant", "début", "premier", "première", "antes", "primera", "primero", "inicio", "przed", "prieš", "old",
            "w(ave)? ?1",
            "wave i", "welle 1");
    private static final Pattern AFTER = words("after", "second", "current", "latest", "end", "closing", "now", "nachher", "zweite[rs]?",
            "ende",
            "aktuell", "après", "fin", "second", "deuxième", "después", "segunda", "segundo", "po", "po to", "dabar", "w(ave)? ?2",
            "wave ii", "welle 2");
    private static final Pattern PERCENTAGE = Pattern.compile(
            ".*(%|\\b(percent(age)?s?|per cent|share|rate|quote|prozent|anteil|pourcentage|taux|porcentaje|procent|udział|dalis|procentai)\\b).*",
            WORDS);
    private static final Pattern BASE = Pattern
            .compile("(n|base|basis|asked|invited|invitations|respondents|eingeladen|befragte|invités|répondants"
                    + "|invitados|zaproszeni|pakviesti)( ?\\(.*\\))?", WORDS);
    private static final Pattern CUMULATIVE = Pattern.compile(
            ".*\\b(cumul\\w*|kumul\\w*|running total|to date|so far|acumulad\\w*|skumulowan\\w*|narastająco|suminis|bisher)\\b?.*", WORDS);
    private static final Pattern NO_SUM = words("year", "jahr", "année", "año", "rok", "metai", "rank", "ranking", "rang", "place", "no\\.",
            "nr\\.?", "#",
            "id", "average", "mean", "median", "ø", "∅", "durchschnitt", "moyenne", "mediana", "price", "score", "date", "age", "per");
    private static final Pattern OF_N = Pattern.compile(".*?\\b[nN]\\s*=\\s*(\\d{1,9})\\b.*", Pattern.DOTALL);

    private Headings() {}

    private static Pattern words(String... alternatives) {
        return Pattern.compile(".*(?<![\\p{L}\\p{N}])(" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}]).*", WORDS | Pattern.DOTALL);
    }

    private static boolean says(Pattern pattern, String heading) {
        return pattern.matcher(heading.strip().toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isTotal(String heading) {
        return says(TOTAL, heading) && !isCumulative(heading);
    }

    static boolean isSubTotal(String heading) {
        return says(SUB_TOTAL, heading);
    }

    /** Whether a row is no part of a total: a total itself, a part of another part, an average. */
    static boolean isNoPart(String label) {
        return isTotal(label) || says(PART_OF_ANOTHER, label) || isSummary(label) || isCumulative(label);
    }

    static boolean isSummary(String label) {
        return says(SUMMARY, label) || label.strip().equals("%");
    }

    /** Whether it surely is by how much something changed. */
    static boolean isChange(String heading) {
        return says(CHANGE, heading);
    }

    /** Whether it may be what came since, where a before and an after stand beside it. */
    static boolean isNew(String heading) {
        return says(NEW, heading);
    }

    /** Whether two columns are the same thing earlier and later. */
    static boolean isEarlierAndLater(String earlier, String later) {
        if (isBefore(earlier) && isAfter(later)) {
            return true;
        }
        var former = YEAR.matcher(earlier);
        var latter = YEAR.matcher(later);
        return former.matches() && latter.matches()
                && Integer.parseInt(former.group(1) + former.group(2)) < Integer.parseInt(latter.group(1) + latter.group(2));
    }

    private static boolean isBefore(String heading) {
        return says(BEFORE, heading);
    }

    private static boolean isAfter(String heading) {
        return says(AFTER, heading);
    }

    static boolean isPercentage(String heading) {
        return says(PERCENTAGE, heading);
    }

    static boolean isBase(String heading) {
        return says(BASE, heading);
    }

    static boolean isCumulative(String heading) {
        return says(CUMULATIVE, heading);
    }

    /** Whether a column's numbers are not to be added up. */
    static boolean isNoSum(String heading) {
        return says(NO_SUM, heading);
    }

    /** The n of “n = 8”; -1 if there is none. */
    static int n(String text) {
        var found = OF_N.matcher(text);
        return found.matches() ? Integer.parseInt(found.group(1)) : -1;
    }
}
