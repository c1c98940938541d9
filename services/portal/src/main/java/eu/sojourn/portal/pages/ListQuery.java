package eu.sojourn.portal.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What a list's address asks for, and the addresses of its other orders, pages, and files. Whoever gets the address sees the same list of their own. */
public final class ListQuery {
    private static final String AFTER = "after";
    private static final String BACK = "back";
    private static final String SORT = "sort";
    /** In place of a cursor: the first page, which has none. */
    private static final String BEGINNING = "-";
    private static final int MOST_BACK = 20;
    private static final int SHOWN = 50;

    private final String path;
    private final MultiValueMap<String, String> filters;
    private final @Nullable String sort;
    private final @Nullable String after;
    private final List<String> back;

    private ListQuery(String path, MultiValueMap<String, String> filters, @Nullable String sort, @Nullable String after,
            List<String> back) {
        this.path = path;
        this.filters = filters;
        this.sort = sort;
        this.after = after;
        this.back = List.copyOf(back);
    }

    /** @param known names of the filters that the list has; everything else in the address is left out */
    static ListQuery of(String path, List<String> known, MultiValueMap<String, String> address) {
        var filters = new LinkedMultiValueMap<String, String>();
        for (String name : known) {
            for (String value : address.getOrDefault(name, List.of())) {
                if (value != null && !value.isBlank()) {
                    filters.add(name, value.strip());
                }
            }
        }
        List<String> back = address.getOrDefault(BACK, List.of());
        return new ListQuery(path, filters, given(address.getFirst(SORT)), given(address.getFirst(AFTER)),
                back.subList(Math.max(0, back.size() - MOST_BACK), back.size()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The same with other filters. */
    ListQuery with(Map<String, List<String>> others, @Nullable String order) {
        var changed = new LinkedMultiValueMap<String, String>();
        others.forEach((name, values) -> values.forEach(value -> changed.add(name, value)));
        return new ListQuery(path, changed, order, null, List.of());
    }

    /** As the service is asked. */
    MultiValueMap<String, String> asked() {
        var asked = new LinkedMultiValueMap<>(filters);
        if (sort != null) {
            asked.add(SORT, sort);
        }
        if (after != null) {
            asked.add(AFTER, after);
        }
        asked.add("limit", String.valueOf(SHOWN));
        return asked;
    }

    Map<String, List<String>> filters() {
        return new LinkedHashMap<>(filters);
    }

    public @Nullable String sort() {
        return sort;
    }

    /** Whether nothing narrows the list. */
    public boolean unfiltered() {
        return filters.isEmpty();
    }

    public int size() {
        return filters.size();
    }

    public String value(String name) {
        String value = filters.getFirst(name);
        return value == null ? "" : value;
    }

    public boolean chosen(String name, String value) {
        return filters.getOrDefault(name, List.of()).contains(value);
    }

    public List<String> values(String name) {
        return filters.getOrDefault(name, List.of());
    }

    /** How a column is sorted, in the words of {@code aria-sort}; null if it is not. */
    public @Nullable String sorted(String field, boolean usuallyDescending) {
        String now = sort == null && usuallyDescending ? "-" + field : sort;
        return field.equals(now) ? "ascending" : ("-" + field).equals(now) ? "descending" : null;
    }

    /** Address of the list sorted by a field; by the one that it is sorted by already, the other way. */
    public String sortedBy(String field, boolean usuallyDescending) {
        return address(path, filters, "ascending".equals(sorted(field, usuallyDescending)) ? "-" + field : field, null, List.of());
    }

    /** Address without a filter. */
    public String without(String filter) {
        var fewer = new LinkedMultiValueMap<>(filters);
        fewer.remove(filter);
        return address(path, fewer, sort, null, List.of());
    }

    public String next(String cursor) {
        List<String> further = new ArrayList<>(back);
        further.add(after == null ? BEGINNING : after);
        return address(path, filters, sort, cursor, further.subList(Math.max(0, further.size() - MOST_BACK), further.size()));
    }

    /** Address of the page before this one; null on the first. */
    public @Nullable String previous() {
        if (after == null) {
            return null;
        }
        if (back.isEmpty()) {
            return address(path, filters, sort, null, List.of());
        }
        String before = back.getLast();
        return address(path, filters, sort, before.equals(BEGINNING) ? null : before, back.subList(0, back.size() - 1));
    }

    /** Address of the whole list as a file. */
    public String export(String format) {
        return UriComponentsBuilder.fromUriString(address("/api/registration" + path + "/export", filters, sort, null, List.of()))
                .queryParam("format", format)
                .build(true)
                .toUriString();
    }

    /** This list from its first page on. */
    public String address() {
        return address(path, filters, sort, null, List.of());
    }

    private static String address(String path, MultiValueMap<String, String> filters, @Nullable String sort, @Nullable String after,
            List<String> back) {
        var builder = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new LinkedHashMap<>();
        filters.forEach((name, several) -> several.forEach(value -> add(builder, values, name, value)));
        if (sort != null) {
            add(builder, values, SORT, sort);
        }
        if (after != null) {
            add(builder, values, AFTER, after);
        }
        back.forEach(cursor -> add(builder, values, BACK, cursor));
        return builder.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder builder, Map<String, Object> values, String name, String value) {
        String variable = "v" + values.size();
        builder.queryParam(name, "{" + variable + "}");
        values.put(variable, value);
    }
}
