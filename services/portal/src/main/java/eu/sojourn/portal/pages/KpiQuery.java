package eu.sojourn.portal.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A programme's figures as an address asks for them, and the addresses of what is behind each of them, with the same filters. */
public final class KpiQuery {
    static final String KPI = "kpi";
    static final String OUTCOME = "outcome";
    static final String REASON = "reasonCode";
    static final String FROM = "from";
    static final String TO = "to";
    static final String AGE = "age";
    /** In an address: of what is not known. */
    static final String UNKNOWN = "-";
    /** What the board offers to filter by. */
    static final List<String> OFFERED = List.of("partnership", "visitingCountry", "hostCountry", "organisationType", "smeClass", "sector",
            "format", "mode", "purpose");
    private static final List<String> FILTERS = Stream.concat(Stream.of(FROM, TO), OFFERED.stream()).toList();
    /** What rows of the board are about, beside the filters. */
    private static final List<String> KEYS = List.of("country", "host", "state", "kind", "type", "status", "party", "role", "audience",
            "months", "task", "level", "lead", "wave", "segment", "reason", AGE);
    private static final List<String> FIGURE = Stream.concat(FILTERS.stream(), KEYS.stream()).filter(name -> !name.equals(AGE)).toList();
    private static final List<String> FACTS = Stream.of(List.of(KPI, OUTCOME, REASON), FILTERS, KEYS).flatMap(List::stream).toList();
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");

    private final String programmeId;
    private final ListQuery query;

    private KpiQuery(String programmeId, ListQuery query) {
        this.programmeId = programmeId;
        this.query = query;
    }

    static KpiQuery ofBoard(String programmeId, MultiValueMap<String, String> address) {
        return new KpiQuery(programmeId, ListQuery.of(home(programmeId), FILTERS, address));
    }

    static KpiQuery ofFacts(String programmeId, MultiValueMap<String, String> address) {
        return new KpiQuery(programmeId, ListQuery.of(home(programmeId) + "/facts", FACTS, address));
    }

    private static String home(String programmeId) {
        return "/kpis/" + programmeId;
    }

    public String programmeId() {
        return programmeId;
    }

    /** Values and addresses of this very page. */
    public ListQuery page() {
        return query;
    }

    /** What the service is asked for on this page. An age is no filter to it but a row of a breakdown. */
    MultiValueMap<String, String> asked() {
        MultiValueMap<String, String> asked = served(query.asked());
        List<String> age = asked.remove(AGE);
        if (age != null) {
            asked.put("by", List.of(AGE));
            asked.put("key", List.of(age.getFirst()));
        }
        return asked;
    }

    /** The row that these facts are behind; null where they are behind a figure as a whole. */
    @Nullable
    String age() {
        return query.value(AGE).isEmpty() ? null : query.value(AGE);
    }

    /** The filters of the figure that these facts are behind. */
    MultiValueMap<String, String> ofFigure() {
        var filters = new LinkedMultiValueMap<>(served(query.asked()));
        filters.keySet().retainAll(FIGURE);
        return filters;
    }

    /** Filters as the service knows them. */
    MultiValueMap<String, String> filters() {
        return served(said());
    }

    /** To the service an empty value is one that is not known; in an address it is a filter that nobody set. */
    private static MultiValueMap<String, String> served(MultiValueMap<String, String> said) {
        var served = new LinkedMultiValueMap<String, String>();
        said.forEach((name, values) -> served.put(name, values.stream().map(value -> value.equals(UNKNOWN) ? "" : value).toList()));
        return served;
    }

    /** Filters as an address says them. */
    private MultiValueMap<String, String> said() {
        var filters = new LinkedMultiValueMap<String, String>();
        query.filters().forEach((name, values) -> {
            if (FILTERS.contains(name)) {
                filters.put(name, values);
            }
        });
        return filters;
    }

    /** Filters that say what, without those that say when. */
    MultiValueMap<String, String> untimed() {
        var filters = filters();
        filters.remove(FROM);
        filters.remove(TO);
        return filters;
    }

    /** The filters that narrow this page, in the order of the form. */
    public Map<String, List<String>> narrowing() {
        var narrowing = new LinkedHashMap<String, List<String>>();
        Stream.concat(OFFERED.stream(), KEYS.stream())
                .filter(name -> !query.values(name).isEmpty())
                .forEach(name -> narrowing.put(name, query.values(name)));
        return narrowing;
    }

    public boolean timed() {
        return !query.value(FROM).isEmpty() || !query.value(TO).isEmpty();
    }

    @Nullable
    LocalDate from() {
        return day(query.value(FROM));
    }

    @Nullable
    LocalDate to() {
        return day(query.value(TO));
    }

    /** The stream of these figures. */
    public String stream() {
        return address("/api/kpis/programmes/" + programmeId + "/stream", filters());
    }

    public String board() {
        return address(home(programmeId), said());
    }

    public String wall() {
        return address(home(programmeId) + "/wall", said());
    }

    /** The facts behind a figure. */
    public String facts(String kpi) {
        return factsWith(kpi, Map.of());
    }

    /** The facts that give to a figure between these days, whatever the period of this page. */
    String during(String kpi, LocalDate from, LocalDate to) {
        var narrower = new LinkedMultiValueMap<String, String>();
        narrower.add(KPI, kpi);
        narrower.addAll(said());
        narrower.set(FROM, from.toString());
        narrower.set(TO, to.toString());
        return address(home(programmeId) + "/facts", narrower);
    }

    /** Those of them with this outcome. */
    public String facts(String kpi, @Nullable String outcome) {
        return factsWith(kpi, outcome == null ? Map.of() : Map.of(OUTCOME, outcome));
    }

    /** Those of them that say this why. */
    String facts(String kpi, String outcome, String reason) {
        Map<String, String> narrower = new LinkedHashMap<>();
        narrower.put(OUTCOME, outcome);
        narrower.put(REASON, reason);
        return factsWith(kpi, narrower);
    }

    /** The facts behind the figure of one row of a breakdown. */
    String facts(String kpi, Map<String, ? extends @Nullable String> keys) {
        Map<String, String> said = new LinkedHashMap<>();
        keys.forEach((name, value) -> said.put(name, value == null ? UNKNOWN : value));
        return factsWith(kpi, said);
    }

    private String factsWith(String kpi, Map<String, String> keys) {
        var narrower = new LinkedMultiValueMap<String, String>();
        narrower.add(KPI, kpi);
        narrower.addAll(said());
        keys.forEach((name, value) -> {
            var span = span(name, value);
            if (span == null) {
                narrower.put(name, List.of(value));
            } else {
                narrower.put(FROM, List.of(later(span.getFirst(), from()).toString()));
                narrower.put(TO, List.of(earlier(span.getLast(), to()).toString()));
            }
        });
        return address(home(programmeId) + "/facts", narrower);
    }

    /** These facts, with another indicator or outcome, from their first page on. */
    public String factsOf(String outcome) {
        var others = new LinkedMultiValueMap<String, String>();
        query.filters().forEach(others::put);
        others.remove(REASON);
        others.put(OUTCOME, List.of(outcome));
        return address(home(programmeId) + "/facts", others);
    }

    public String factsAsFile() {
        var all = new LinkedMultiValueMap<String, String>();
        query.filters().forEach(all::put);
        return address(home(programmeId) + "/facts.csv", all);
    }

    /** The same page in another period. */
    public String during(@Nullable LocalDate from, @Nullable LocalDate to) {
        var others = new LinkedHashMap<>(query.filters());
        others.remove(FROM);
        others.remove(TO);
        if (from != null) {
            others.put(FROM, List.of(from.toString()));
        }
        if (to != null) {
            others.put(TO, List.of(to.toString()));
        }
        return query.with(others, null).address();
    }

    private static String address(String path, MultiValueMap<String, String> filters) {
        return ListQuery.of(path, List.of(), new LinkedMultiValueMap<>()).with(filters, null).address();
    }

    /** First and last day of a month or quarter; null for what is no time. */
    private static @Nullable List<LocalDate> span(String name, String value) {
        try {
            switch (name) {
                case "day" -> {
                    return List.of(LocalDate.parse(value), LocalDate.parse(value));
                }
                case "month" -> {
                    YearMonth month = YearMonth.parse(value);
                    return List.of(month.atDay(1), month.atEndOfMonth());
                }
                case "quarter" -> {
                    Matcher quarter = QUARTER.matcher(value);
                    if (!quarter.matches()) {
                        return null;
                    }
                    YearMonth last = YearMonth.of(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * 3);
                    return List.of(last.minusMonths(2).atDay(1), last.atEndOfMonth());
                }
                default -> {
                    return null;
                }
            }
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
