package eu.sojourn.kpis.adapter.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import eu.sojourn.kpis.application.report.MakingReports.Wanted;
import eu.sojourn.service.domain.InvalidValue;

/** Period and filters of a report, as they stand in a query. */
final class ReportQuery {

    private static final String FROM = "from";
    private static final String TO = "to";

    private ReportQuery() {}

    /** @param others parameters that mean something else */
    static Wanted of(String templateId, MultiValueMap<String, String> query, Set<String> others) {
        var filters = new TreeMap<String, List<String>>();
        query.forEach((name, values) -> {
            if (others.contains(name) || name.equals(FROM) || name.equals(TO)) {
                return;
            }
            filters.put(name, values);
        });
        return wanted(templateId, query.getFirst(FROM), query.getFirst(TO), filters);
    }

    /** An empty value stands for what is not known, no value at all for anything. */
    static Wanted wanted(String templateId, @Nullable String from, @Nullable String to,
            Map<String, ? extends @Nullable List<@Nullable String>> asked) {
        var filters = new TreeMap<String, List<String>>();
        Filters.read("", asked).forEach((dimension, values) -> {
            if (!values.isEmpty()) {
                filters.put(dimension.word(), List.copyOf(values));
            }
        });
        return new Wanted(templateId, day(FROM, from), day(TO, to), filters);
    }

    static String text(Wanted wanted) {
        var query = UriComponentsBuilder.newInstance();
        if (wanted.from() != null) {
            query.queryParam(FROM, wanted.from());
        }
        if (wanted.to() != null) {
            query.queryParam(TO, wanted.to());
        }
        wanted.filters().forEach((name, values) -> values.forEach(value -> query.queryParam(name, "{" + name + "}")));
        var text = query.encode()
                .buildAndExpand(wanted.filters().values().stream().flatMap(List::stream).toArray())
                .toUriString();
        return text.startsWith("?") ? text.substring(1) : text;
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValue(field, "must be a day such as 2024-03-31");
        }
    }
}
