package eu.sojourn.kpis.adapter.dictionary;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.Commitment;
import eu.sojourn.kpis.domain.indicator.Condition;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Formula;
import eu.sojourn.kpis.domain.indicator.Formula.Amount;
import eu.sojourn.kpis.domain.indicator.Formula.Detail;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Indicator.Ratio;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Reasons;
import eu.sojourn.kpis.domain.indicator.Reasons.Reason;
import eu.sojourn.kpis.domain.indicator.Rule;
import eu.sojourn.kpis.domain.indicator.Sentence;
import eu.sojourn.kpis.domain.indicator.Timing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the file of a dictionary. What the words of a formula and of a reason mean is told in the README, and by {@link Formula},
 * {@link Condition}, {@link Reasons} and {@link Sentence}.
 */
public final class DictionaryFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What a reason can be, beside one for counting. */
    private static final List<String> KINDS = List.of("not", "notYet");

    private final Map<String, List<Reason>> chains = new HashMap<>();
    private final Map<String, Kpi> kpis = new LinkedHashMap<>();

    private static final Set<Attribute> DAYS = EnumSet.of(Attribute.FIRST_DAY, Attribute.LAST_DAY, Attribute.PLANNED_ON);

    private DictionaryFile() {}

    /** @throws MalformedDictionary when it is none, or an indicator of it cannot be understood */
    public static Dictionary read(InputStream in) {
        try {
            return new DictionaryFile().read(Entry.of("dictionary", JSON.readTree(in)));
        } catch (JacksonException e) {
            throw new MalformedDictionary("dictionary", "is no JSON: " + e.getOriginalMessage());
        }
    }

    private Dictionary read(Entry file) {
        var version = file.number("version");
        if (version == null) {
            throw file.wrong("version", "is missing");
        }
        file.node("reasons").properties().forEach(chain -> {
            var place = "reasons." + chain.getKey();
            chains.put(chain.getKey(), reasons(place, chain.getValue()));
        });
        var indicators = new ArrayList<Indicator>();
        for (var node : file.node("indicators").values()) {
            var entry = Entry.of("indicators[" + indicators.size() + "]", node);
            indicators.add(indicator(entry.named(entry.text("kpi"))));
        }
        file.close();
        try {
            return new Dictionary(version, indicators, List.copyOf(kpis.values()));
        } catch (IllegalArgumentException e) {
            throw new MalformedDictionary("dictionary", String.valueOf(e.getMessage()));
        }
    }

    private Indicator indicator(Entry entry) {
        var id = entry.text("kpi");
        var formula = entry.entry("formula");
        var ratio = formula.has("of") ? ratio(formula) : null;
        var subject = entry.values("subject", DictionaryFile::kind);
        Measure measure = null;
        var timing = Timing.FLOW;
        if (ratio == null) {
            measure = entry.word("measure", Measure.class);
            timing = entry.word("timing", Timing.class);
            if (subject.isEmpty()) {
                throw entry.wrong("subject", "is missing");
            }
            kpis.put(id, kpi(id, Set.copyOf(subject), measure, entry, formula));
        }
        var indicator = new Indicator(id, entry.text("name"), entry.text("unit"), entry.text("description"), measure, ratio, timing,
                entry.word("direction", Direction.class), entry.number("withinDays"), entry.values("dimensions", Dimension::of),
                entry.decimal("target"), commitment(entry, ratio), subject.stream().map(FactKind::word).toList(),
                plain(entry.node("formula")));
        entry.close();
        return indicator;
    }

    private static @Nullable Commitment commitment(Entry indicator, @Nullable Ratio ratio) {
        if (!indicator.has("committed")) {
            return null;
        }
        if (ratio != null) {
            throw indicator.wrong("committed", "goes with what counts facts, and with no ratio");
        }
        var entry = indicator.entry("committed");
        try {
            var commitment = new Commitment(entry.value("by", Milestone::of), entry.value("on", DictionaryFile::day),
                    entry.number("afterDays"));
            entry.close();
            return commitment;
        } catch (IllegalArgumentException e) {
            throw indicator.wrong("committed", String.valueOf(e.getMessage()));
        }
    }

    private static Attribute day(String word) {
        var attribute = Attribute.of(word);
        if (!DAYS.contains(attribute)) {
            throw new IllegalArgumentException("is no day that a fact tells: '" + word + "'");
        }
        return attribute;
    }

    private static Ratio ratio(Entry formula) {
        var factor = formula.number("factor");
        var ratio = new Ratio(formula.text("of"), formula.text("to"), factor == null ? 1 : factor);
        formula.close();
        return ratio;
    }

    private Kpi kpi(String id, Set<FactKind> subject, Measure measure, Entry entry, Entry written) {
        var formula = formula(written);
        if (measure == Measure.DISTINCT != written.has("element")) {
            throw written.wrong("element", "goes with the measure DISTINCT, and with no other");
        }
        return new Kpi(id, subject, measure, formula, reasons(entry, "because"), reasons(entry, "otherwise"));
    }

    private Reasons reasons(Entry entry, String field) {
        try {
            return new Reasons(reasons(entry.place() + "." + field, entry.node(field)));
        } catch (IllegalArgumentException e) {
            throw entry.wrong(field, String.valueOf(e.getMessage()));
        }
    }

    /** Reasons, and names of chains of them, in the order in which they are asked. */
    private List<Reason> reasons(String place, JsonNode list) {
        var reasons = new ArrayList<Reason>();
        for (var node : list.values()) {
            if (node.isString()) {
                var chain = chains.get(node.stringValue());
                if (chain == null) {
                    throw new MalformedDictionary(place,
                            "names a chain of reasons that is not there before it: '" + node.stringValue() + "'");
                }
                reasons.addAll(chain);
            } else {
                reasons.add(reason(Entry.of(place + "[" + reasons.size() + "]", node)));
            }
        }
        return reasons;
    }

    private static Reason reason(Entry entry) {
        var code = KINDS.stream().filter(entry::has).findFirst().orElse("code");
        var reason = new Reason(entry.values("if", Condition::parse), code.equals("not"), entry.text(code),
                entry.value("say", Sentence::parse));
        entry.close();
        return reason;
    }

    private Formula formula(Entry entry) {
        var until = entry.values("until", Milestone::of);
        var only = entry.values("if", Condition::parse);
        var unless = entry.values("unless", Condition::parse);
        Formula formula;
        if (entry.has("rule")) {
            formula = new Formula.Ruled(entry.value("rule", Rule::of));
        } else if (entry.has("life")) {
            formula = new Formula.Life(life(entry.entry("life")), undone(entry));
        } else if (entry.has("waitingFor")) {
            formula = new Formula.Waiting(entry.value("waitingFor", this::known));
        } else {
            formula = new Formula.Each(entry.value("at", Milestone::of), entry.optional("followedBy", Milestone::of),
                    entry.optional("on", Classification::known), amount(entry), entry.optional("element", Classification::known),
                    details(entry));
        }
        entry.close();
        return until.isEmpty() && only.isEmpty() && unless.isEmpty() ? formula : new Formula.Provided(formula, until, only, unless);
    }

    private static Amount amount(Entry entry) {
        if (entry.has("daysSince")) {
            return entry.value("daysSince", DictionaryFile::daysSince);
        }
        if (entry.has("number")) {
            return new Formula.Number(entry.value("number", DictionaryFile::number));
        }
        var euros = entry.values("eurosBy", Milestone::of);
        return euros.isEmpty() ? new Formula.One() : new Formula.Euros(euros);
    }

    private static Amount daysSince(String word) {
        return Arrays.stream(Milestone.values())
                .filter(milestone -> milestone.word().equals(word))
                .findFirst()
                .<Amount>map(Formula.DaysSince::new)
                .orElseGet(() -> new Formula.DaysSinceSaid(Formula.ofOneHappening(word)));
    }

    private static Attribute number(String word) {
        var attribute = Attribute.of(word);
        return attribute.isOfOneHappening() ? attribute : Classification.known(word);
    }

    private static Map<Dimension, Detail> details(Entry entry) {
        var details = new EnumMap<Dimension, Detail>(Dimension.class);
        if (entry.has("by")) {
            var by = entry.entry("by");
            by.fields().forEach(word -> details.put(by.key(word, Dimension::of), by.value(word, Detail::parse)));
        }
        return details;
    }

    private static Map<Milestone, String> life(Entry entry) {
        var life = new EnumMap<Milestone, String>(Milestone.class);
        entry.fields().forEach(state -> entry.values(state, Milestone::of).forEach(milestone -> life.put(milestone, state)));
        return life;
    }

    private static Map<Milestone, Milestone> undone(Entry entry) {
        var undone = new EnumMap<Milestone, Milestone>(Milestone.class);
        if (entry.has("undone")) {
            var by = entry.entry("undone");
            by.fields().forEach(word -> undone.put(by.key(word, Milestone::of), by.value(word, Milestone::of)));
        }
        return undone;
    }

    private Kpi known(String id) {
        var kpi = kpis.get(id);
        if (kpi == null) {
            throw new IllegalArgumentException("no indicator before this one: '" + id + "'");
        }
        return kpi;
    }

    private static FactKind kind(String word) {
        return Arrays.stream(FactKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of facts: '" + word + "'"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(JsonNode node) {
        return JSON.convertValue(node, Map.class);
    }
}
