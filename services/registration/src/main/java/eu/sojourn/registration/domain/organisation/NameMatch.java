package eu.sojourn.registration.domain.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How alike names of organisations are. Case, accents, legal forms, the order of words and small slips of the keyboard do not matter: "Mazovia
 * ITC Cluster" is "Mazovia Cluster ICT".
 *
 * @param kind    how the typed name is like the organisation's
 * @param of      which of its names that is
 * @param name    that name
 * @param percent how alike they are, 100 for the same
 */
public record NameMatch(Kind kind, Of of, String name, int percent) {

    public enum Kind {
        /** The same words. */
        SAME,
        /** Most of the words, or words with a slip. */
        SIMILAR,
        /** All that was typed is in it, so it may become this name. */
        PART
    }

    public enum Of {
        NAME, LEGAL_NAME, ALIAS
    }

    private static final int ALIKE = 70;
    private static final int MOST_WORDS = 30;
    private static final int MOST_KEYS = 1_500;
    private static final int PREFIX = 4;
    private static final int LONGEST_WITH_SLIPS = 16;

    /** Best match first; not a complete order of equality. */
    public static final Comparator<NameMatch> BEST_FIRST = Comparator.comparing(NameMatch::kind)
            .thenComparing(Comparator.comparingInt((NameMatch match) -> match.percent()).reversed())
            .thenComparing(NameMatch::of);

    private static final Pattern INITIALS = Pattern.compile("\\b(\\p{L})[./](?=\\p{L}(?:[./]|\\b))");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Legal forms, in the letters that {@link #folded} leaves. */
    private static final Set<String> LEGAL_FORMS = Set.of("gmbh", "ggmbh", "mbh", "ag", "kg", "kgaa", "ug", "ev", "eg", "co", "sa", "sas",
            "sarl", "eurl", "sl", "slu", "sau", "spa", "srl", "scarl", "snc", "ltd", "limited", "plc", "llc", "llp", "inc", "corp", "bv",
            "nv", "ab", "hb", "as", "asa", "aps", "oy", "oyj", "ou", "sia", "uab", "mb", "vsi", "viesoji", "istaiga", "sp", "z", "oo",
            "zoo",
            "sro", "doo", "dd", "ad", "ood", "eood", "kft", "zrt", "nyrt", "bt", "asbl", "aisbl", "vzw", "ivzw", "epe", "ae", "ike", "ehf",
            "hf", "lda");

    private static final Set<String> LITTLE_WORDS = Set.of("the", "of", "and", "for", "und", "fur", "der", "die", "das", "des", "et", "de",
            "la", "le", "les", "du", "el", "los", "del", "y", "e", "di", "da", "do", "ir", "i", "en", "in", "van", "voor");

    /** Words that many names have, and which therefore say half as much. */
    private static final Set<String> COMMON_WORDS = Set.of("cluster", "klaster", "clusterul", "klasteris", "network", "netzwerk",
            "association",
            "asociacion", "verband", "institute", "institut", "instituto", "centre", "center", "technology", "technologies", "science",
            "park", "university", "innovation", "group", "company", "european", "national", "international");

    /** The best match of a typed name with one of an organisation's names; empty if none is alike. */
    public static Optional<NameMatch> best(String typed, Profile profile) {
        var words = words(typed);
        var matches = new ArrayList<NameMatch>();
        match(words, Of.NAME, profile.name()).ifPresent(matches::add);
        if (profile.legalName() != null) {
            match(words, Of.LEGAL_NAME, profile.legalName()).ifPresent(matches::add);
        }
        profile.aliases().forEach(alias -> match(words, Of.ALIAS, alias).ifPresent(matches::add));
        return matches.stream().min(BEST_FIRST);
    }

    /** How alike two names are, 0 to 100 percent; the same whichever comes first. */
    public static int alike(String one, String other) {
        return alike(words(one), words(other));
    }

    /** The words of a name that tell it from others, without order. */
    public static SortedSet<String> words(String name) {
        var all = new TreeSet<String>();
        for (var raw : GAP.split(INITIALS.matcher(name).replaceAll("$1"))) {
            var form = folded(raw);
            if (LEGAL_FORMS.contains(form)) {
                all.add(form);
            } else {
                HUMP.splitAsStream(raw).map(NameMatch::folded).filter(word -> !word.isEmpty()).forEach(all::add);
            }
        }
        var telling = new TreeSet<>(all);
        telling.removeIf(word -> LEGAL_FORMS.contains(word) || LITTLE_WORDS.contains(word));
        var kept = telling.isEmpty() ? all : telling;
        while (kept.size() > MOST_WORDS) {
            kept.removeLast();
        }
        return kept;
    }

    /** What an index has to hold to find organisations by these names. */
    static Set<String> keys(Collection<String> names) {
        var keys = new LinkedHashSet<String>();
        names.forEach(name -> words(name).forEach(word -> keys.addAll(keys(word))));
        return keys.size() <= MOST_KEYS ? keys : new LinkedHashSet<>(List.copyOf(keys).subList(0, MOST_KEYS));
    }

    /**
     * What to look for in the index to find a word, also with a slip or when it is not finished: names whose words are alike have a key in
     * common.
     */
    public static Set<String> keys(String word) {
        var keys = new LinkedHashSet<String>();
        keys.add(word);
        if (word.length() > PREFIX) {
            keys.add(word.substring(0, PREFIX) + "*");
        } else if (word.length() == PREFIX) {
            keys.add(word + "*");
        }
        if (word.length() >= 3) {
            for (var i = 0; i < Math.min(word.length(), LONGEST_WITH_SLIPS); i++) {
                keys.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return keys;
    }

    private static Optional<NameMatch> match(SortedSet<String> typed, Of of, String name) {
        var words = words(name);
        var percent = alike(typed, words);
        if (percent == 100) {
            return Optional.of(new NameMatch(Kind.SAME, of, name, percent));
        }
        if (percent >= ALIKE) {
            return Optional.of(new NameMatch(Kind.SIMILAR, of, name, percent));
        }
        return isPart(typed, words) ? Optional.of(new NameMatch(Kind.PART, of, name, percent)) : Optional.empty();
    }

    private static int alike(SortedSet<String> one, SortedSet<String> other) {
        var total = weight(one) + weight(other);
        if (total == 0) {
            return 0;
        }
        var common = 0;
        for (var pair : pairs(one, other)) {
            common += pair.likeness() * (weight(pair.one()) + weight(pair.other())) / 100;
        }
        return one.equals(other) ? 100 : Math.min(99, common * 100 / total);
    }

    /** Whether every typed word stands in the name or begins a word of it, and they tell enough to be worth a look. */
    private static boolean isPart(SortedSet<String> typed, SortedSet<String> words) {
        return typed.stream().filter(word -> !COMMON_WORDS.contains(word)).mapToInt(String::length).sum() >= PREFIX
                && typed.stream()
                        .allMatch(part -> words.stream()
                                .anyMatch(word -> likeness(part, word) > 0 || part.length() >= 3 && word.startsWith(part)));
    }

    /** @param likeness 1 to 100 */
    private record Pair(String one, String other, int likeness) {

        String smaller() {
            return one.compareTo(other) <= 0 ? one : other;
        }

        String larger() {
            return one.compareTo(other) <= 0 ? other : one;
        }
    }

    /** Each word with at most one of the other name, the likest first. The order is the same whichever name comes first. */
    private static List<Pair> pairs(SortedSet<String> ones, SortedSet<String> others) {
        var possible = new ArrayList<Pair>();
        for (var one : ones) {
            for (var other : others) {
                var likeness = likeness(one, other);
                if (likeness > 0) {
                    possible.add(new Pair(one, other, likeness));
                }
            }
        }
        possible.sort(Comparator.comparingInt(Pair::likeness).reversed().thenComparing(Pair::smaller).thenComparing(Pair::larger));
        var left = new TreeSet<>(ones);
        var right = new TreeSet<>(others);
        return possible.stream()
                .filter(pair -> left.contains(pair.one()) && right.contains(pair.other()) && left.remove(pair.one())
                        && right.remove(pair.other()))
                .toList();
    }

    /** 100 for the same word, 0 for another one; between them where letters are missing, wrong or swapped. */
    private static int likeness(String one, String other) {
        if (one.equals(other)) {
            return 100;
        }
        var longer = Math.max(one.length(), other.length());
        if (longer < 3 || Math.abs(one.length() - other.length()) > 2) {
            return 0;
        }
        if (longer <= PREFIX) {
            return isSwap(one, other) ? 100 - 100 / longer : 0;
        }
        var slips = slips(one, other);
        return slips <= (longer >= 9 ? 2 : 1) ? 100 - 100 * slips / longer : 0;
    }

    /** Whether two neighbouring letters changed places; the only slip that short words bear, as SCS is not SES. */
    private static boolean isSwap(String one, String other) {
        return one.length() == other.length() && slips(one, other) == 1
                && one.chars().sorted().boxed().toList().equals(other.chars().sorted().boxed().toList());
    }

    /** Letters missing, wrong or swapped: the optimal string alignment distance. */
    private static int slips(String one, String other) {
        var d = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            d[i][0] = i;
        }
        for (var j = 0; j <= other.length(); j++) {
            d[0][j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            for (var j = 1; j <= other.length(); j++) {
                var wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + wrong);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()];
    }

    private static int weight(Collection<String> words) {
        return words.stream().mapToInt(NameMatch::weight).sum();
    }

    /** In half letters, times 100 for whole percents. */
    private static int weight(String word) {
        return word.length() * (COMMON_WORDS.contains(word) ? 50 : 100);
    }

    /** Lower case, without accents; letters that are no accented ones of the plain alphabet become their nearest. */
    private static String folded(String text) {
        var plain = MARK.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)).replaceAll("");
        return plain.replace("ł", "l")
                .replace("ø", "o")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("đ", "d")
                .replace("ð", "d")
                .replace("þ", "th")
                .replace("ı", "i");
    }
}
