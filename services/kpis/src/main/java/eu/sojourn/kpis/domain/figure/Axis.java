package eu.sojourn.kpis.domain.figure;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.service.domain.InvalidValue;

/** By what figures are broken down: a dimension, a calendar, or the age of what is so now. */
public sealed interface Axis {

    /** As in queries and as the name of a key. */
    String word();

    /** The rows to which a cell belongs; {@code null} for what is not known of it. */
    List<@Nullable String> keys(Leaf leaf, LocalDate today);

    /**
     * The key of a row as a query writes it.
     *
     * @throws InvalidValue naming {@code key} when no row can have it
     */
    @Nullable
    String key(String written);

    /** Whether the days of an indicator's cells mean what this axis needs. */
    boolean suits(Timing timing);

    /** The order of rows. */
    Comparator<@Nullable String> order();

    /** Whether a fact can be in several rows, so that they may come to more than the whole. */
    default boolean overlaps() {
        return false;
    }

    /** @throws InvalidValue naming {@code by} */
    static Axis of(String word) {
        for (var calendar : Calendar.values()) {
            if (calendar.word().equals(word)) {
                return calendar;
            }
        }
        if (word.equals(Age.WORD)) {
            return new Age();
        }
        try {
            return new By(Dimension.of(word));
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("by", "must be a dimension of the dictionary, week, month, quarter, year or age, not " + word);
        }
    }

    /** By the values of a dimension. */
    record By(Dimension dimension) implements Axis {

        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

        @Override
        public String word() {
            return dimension.word();
        }

        @Override
        public List<@Nullable String> keys(Leaf leaf, LocalDate today) {
            var stated = leaf.facets().get(dimension);
            return stated == null ? Collections.<@Nullable String>singletonList(null) : List.copyOf(dimension.values(stated));
        }

        @Override
        public @Nullable String key(String written) {
            return written.isEmpty() ? null : dimension.normal(written);
        }

        @Override
        public boolean suits(Timing timing) {
            return true;
        }

        /** Numbers by their size, then names, then what is not known. */
        @Override
        public Comparator<@Nullable String> order() {
            return Comparator.nullsLast(Comparator.<String, Boolean>comparing(key -> !NUMBER.matcher(key).matches())
                    .thenComparing(key -> NUMBER.matcher(key).matches() ? Integer.parseInt(key) : 0)
                    .thenComparing(Comparator.naturalOrder()));
        }

        @Override
        public boolean overlaps() {
            return dimension.multiple();
        }
    }

    /** By when it happened, or until when it is so. */
    enum Calendar implements Axis {
        WEEK("week", "-W(0[1-9]|[1-4][0-9]|5[0-3])",
                day -> "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
        MONTH("month", "-(0[1-9]|1[0-2])", day -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue())),
        QUARTER("quarter", "-Q[1-4]", day -> "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR))),
        YEAR("year", "", day -> "%04d".formatted(day.getYear()));

        private final String word;
        private final Pattern names;
        private final Function<LocalDate, String> name;

        Calendar(String word, String afterYear, Function<LocalDate, String> name) {
            this.word = word;
            this.names = Pattern.compile("[0-9]{4}" + afterYear);
            this.name = name;
        }

        /** What the time around a day is called, such as {@code 2024-Q1}. */
        public String name(LocalDate day) {
            return name.apply(day);
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public List<@Nullable String> keys(Leaf leaf, LocalDate today) {
            return List.of(name(LocalDate.ofEpochDay(leaf.day())));
        }

        @Override
        public String key(String written) {
            if (!names.matcher(written).matches()) {
                throw new InvalidValue("key", "must be a " + word + ", such as " + name(LocalDate.of(2024, 3, 31)));
            }
            return written;
        }

        @Override
        public boolean suits(Timing timing) {
            return timing != Timing.NOW;
        }

        @Override
        public Comparator<@Nullable String> order() {
            return Comparator.nullsLast(Comparator.naturalOrder());
        }
    }

    /** By how many days it has been so. */
    record Age() implements Axis {

        static final String WORD = "age";

        private enum Span {
            WEEK("0-7", 7), FORTNIGHT("8-14", 14), MONTH("15-30", 30), TWO_MONTHS("31-60", 60), LONGER("61+", Long.MAX_VALUE);

            private final String name;
            private final long longest;

            Span(String name, long longest) {
                this.name = name;
                this.longest = longest;
            }
        }

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public List<@Nullable String> keys(Leaf leaf, LocalDate today) {
            var days = today.toEpochDay() - leaf.day();
            return List.of(Arrays.stream(Span.values()).filter(span -> days <= span.longest).findFirst().orElseThrow().name);
        }

        @Override
        public String key(String written) {
            if (!names().contains(written)) {
                throw new InvalidValue("key", "must be one of " + names());
            }
            return written;
        }

        private static List<String> names() {
            return Arrays.stream(Span.values()).map(span -> span.name).toList();
        }

        @Override
        public boolean suits(Timing timing) {
            return timing == Timing.NOW;
        }

        @Override
        public Comparator<@Nullable String> order() {
            return Comparator.comparingInt(names()::indexOf);
        }
    }

    /** Whether an indicator can be broken down by all of these. */
    static boolean suit(List<Axis> axes, Indicator indicator) {
        return axes.stream().allMatch(axis -> axis.suits(indicator.timing()));
    }
}
