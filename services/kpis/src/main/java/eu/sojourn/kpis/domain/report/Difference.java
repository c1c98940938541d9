package eu.sojourn.kpis.domain.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.Report.Placed;
import eu.sojourn.kpis.domain.report.ReportedFact.Given;
import eu.sojourn.kpis.domain.report.ReportedFact.Happening;
import eu.sojourn.kpis.domain.report.ReportedFact.Ruling;

/**
 * What is another in one report than in a former one, down to the facts and what happened to them.
 *
 * @param remarks what has to be known before the two are compared, such as that their periods differ
 * @param numbers that changed, in the order of the tables
 * @param facts that came, went or changed, in the order of their ids
 */
public record Difference(List<String> remarks, List<NumberChange> numbers, List<FactChange> facts) {

    public Difference {
        remarks = List.copyOf(remarks);
        numbers = List.copyOf(numbers);
        facts = List.copyOf(facts);
    }

    /**
     * A number that is another.
     *
     * @param before {@code null} where there was none
     * @param after {@code null} where there is none
     * @param difference {@code null} where one of them is missing
     */
    public record NumberChange(String number, String table, String row, String column, @Nullable BigDecimal before,
            @Nullable BigDecimal after, @Nullable BigDecimal difference) {}

    /** What became of a fact. */
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /**
     * A fact that is another.
     *
     * @param rulings of the indicators that say something else of it, or to which it gives something else
     * @param reasons what happened in between, in words
     */
    public record FactChange(String factId, Kind kind, List<RulingChange> rulings, List<String> reasons) {
        public FactChange {
            rulings = List.copyOf(rulings);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What an indicator says of a fact.
     *
     * @param before outcome; {@code null} where there was none
     * @param after outcome; {@code null} where there is none
     * @param message the reason now; the former where there is none now
     */
    public record RulingChange(String kpi, @Nullable String before, @Nullable String after, BigDecimal gaveBefore, BigDecimal givesNow,
            String message) {}

    public static Difference between(Report before, Report after) {
        return new Difference(remarks(before, after), numbers(before, after), facts(before, after));
    }

    private static List<String> remarks(Report before, Report after) {
        var remarks = new ArrayList<String>();
        differs(remarks, "Template", before.template().id() + " v" + before.template().version(),
                after.template().id() + " v" + after.template().version());
        differs(remarks, "First day", before.scope().from(), after.scope().from());
        differs(remarks, "Last day", before.scope().to(), after.scope().to());
        differs(remarks, "Filters", before.scope().filters(), after.scope().filters());
        differs(remarks, "Version of the dictionary", before.dictionaryVersion(), after.dictionaryVersion());
        differs(remarks, "Generation of the figures", before.basis().generation(), after.basis().generation());
        return remarks;
    }

    private static void differs(List<String> remarks, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            remarks.add(what + ": " + (before == null ? "none" : before) + " before, " + (after == null ? "none" : after) + " now.");
        }
    }

    private static List<NumberChange> numbers(Report before, Report after) {
        var former = byNumber(before);
        var now = byNumber(after);
        var names = new LinkedHashMap<>(now);
        former.forEach(names::putIfAbsent);
        var changes = new ArrayList<NumberChange>();
        names.forEach((number, placed) -> {
            var was = former.get(number);
            var is = now.get(number);
            var a = was == null ? null : was.cell().value();
            var b = is == null ? null : is.cell().value();
            if (a == null ? b != null : b == null || a.compareTo(b) != 0) {
                changes.add(new NumberChange(number, placed.table().title(), placed.row().cells().getFirst().shown(),
                        placed.column().name(), a, b, a == null || b == null ? null : b.subtract(a)));
            }
        });
        return changes;
    }

    /** Without those of single facts, which are told of below. */
    private static Map<String, Placed> byNumber(Report report) {
        var numbers = new LinkedHashMap<String, Placed>();
        report.numbers()
                .filter(placed -> !placed.table().list() || placed.row().total())
                .forEach(placed -> numbers.put(Objects.requireNonNull(placed.cell().number()), placed));
        return numbers;
    }

    private static List<FactChange> facts(Report before, Report after) {
        var former = byId(before);
        var now = byId(after);
        var ids = new TreeSet<>(former.keySet());
        ids.addAll(now.keySet());
        var changes = new ArrayList<FactChange>();
        for (var id : ids) {
            var was = former.get(id);
            var is = now.get(id);
            if (was == null) {
                changes.add(new FactChange(id, Kind.ADDED, rulings(List.of(), is.rulings()), happened(List.of(), is.happened())));
            } else if (is == null) {
                changes.add(new FactChange(id, Kind.REMOVED, rulings(was.rulings(), List.of()),
                        List.of("It does not belong to the report any more: nothing is known of it that meets the filters.")));
            } else {
                var rulings = rulings(was.rulings(), is.rulings());
                var reasons = new ArrayList<>(happened(was.happened(), is.happened()));
                reasons.addAll(said(was.dimensions(), is.dimensions()));
                reasons.addAll(said(was.attributes(), is.attributes()));
                if (!rulings.isEmpty() || !reasons.isEmpty()) {
                    changes.add(new FactChange(id, Kind.CHANGED, rulings, reasons.stream().distinct().toList()));
                }
            }
        }
        return changes;
    }

    private static Map<String, ReportedFact> byId(Report report) {
        var facts = new TreeMap<String, ReportedFact>();
        report.facts().forEach(fact -> facts.put(fact.factId(), fact));
        return facts;
    }

    private static List<RulingChange> rulings(List<Ruling> before, List<Ruling> after) {
        var former = new LinkedHashMap<String, Ruling>();
        before.forEach(ruling -> former.put(ruling.kpi(), ruling));
        var changes = new ArrayList<RulingChange>();
        for (var is : after) {
            var was = former.remove(is.kpi());
            if (was == null ? !is.gives().isEmpty() : !was.outcome().equals(is.outcome()) || !was.gives().equals(is.gives())) {
                changes.add(new RulingChange(is.kpi(), was == null ? null : was.outcome(), is.outcome(),
                        was == null ? BigDecimal.ZERO : amount(was), amount(is), is.message()));
            }
        }
        former.values()
                .stream()
                .filter(was -> !was.gives().isEmpty())
                .forEach(was -> changes.add(new RulingChange(was.kpi(), was.outcome(), null, amount(was), BigDecimal.ZERO, was.message())));
        return changes;
    }

    private static BigDecimal amount(Ruling ruling) {
        return ruling.gives().stream().map(Given::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code closing report validated on 2024-03-13}. */
    private static List<String> happened(List<Happening> before, List<Happening> after) {
        var reasons = new ArrayList<String>();
        after.stream().filter(happening -> !before.contains(happening)).forEach(happening -> reasons.add(words(happening)));
        before.stream()
                .filter(happening -> !after.contains(happening))
                .forEach(happening -> reasons.add("no longer: " + words(happening)));
        return reasons;
    }

    private static String words(Happening happening) {
        return happening.milestone().replace('-', ' ') + " on " + happening.on()
                + (happening.by() == null ? "" : " by " + happening.by());
    }

    private static List<String> said(Map<String, String> before, Map<String, String> after) {
        var reasons = new ArrayList<String>();
        var words = new TreeSet<>(before.keySet());
        words.addAll(after.keySet());
        for (var word : words) {
            var was = before.get(word);
            var is = after.get(word);
            if (!Objects.equals(was, is)) {
                reasons.add(Labels.word(word) + ": " + (was == null ? "not stated" : was) + " before, " + (is == null ? "not stated" : is)
                        + " now");
            }
        }
        return Collections.unmodifiableList(reasons);
    }
}
