package eu.sojourn.kpis.application.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.LiveBoard.Reading;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.domain.figure.Leaf;
import eu.sojourn.kpis.domain.figure.Total;
import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Reached;
import eu.sojourn.kpis.domain.target.Reached.Value;
import eu.sojourn.kpis.domain.target.Scope;

/** Merges what indicators say out of the cells of the live board. */
@Component
class ActualsOfBoard implements Actuals {

    private static final String SEPARATOR = "/";

    private final LiveBoard board;

    ActualsOfBoard(LiveBoard board) {
        this.board = board;
    }

    @Override
    public Optional<Seen> now() {
        return board.reading().map(reading -> new OfReading(board, reading));
    }

    private record OfReading(LiveBoard board, Reading reading) implements Seen {

        @Override
        public Reached reached(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate from, Set<LocalDate> until,
                LocalDate today) {
            var ratio = indicator.ratio();
            if (ratio == null) {
                return reached(values(programmeId, indicator, scope, from, until, today));
            }
            var above = values(programmeId, board.dictionary().find(ratio.of()).orElseThrow(), scope, from, until, today);
            var below = values(programmeId, board.dictionary().find(ratio.to()).orElseThrow(), scope, from, until, today);
            var quotients = new HashMap<LocalDate, Shown>();
            below.forEach((day, divisor) -> quotients.put(day, Total.ratio(ratio, above.get(day), divisor)));
            return reached(quotients);
        }

        private static Reached reached(Map<LocalDate, Shown> shown) {
            var values = new HashMap<LocalDate, Value>();
            shown.forEach((day, one) -> values.put(day, new Value(one.value(), one.facts())));
            return new Reached(values);
        }

        private Map<LocalDate, Shown> values(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate from,
                Set<LocalDate> until, LocalDate today) {
            var ends = new TreeSet<>(until);
            if (indicator.timing() != Timing.FLOW) {
                ends.retainAll(Set.of(today));
            }
            var first = new TreeMap<LocalDate, List<Leaf>>();
            for (var leaf : reading.shown(programmeId.value(), indicator.kpi())) {
                if (scope.holds(leaf.facets().toMap())) {
                    var end = end(indicator, LocalDate.ofEpochDay(leaf.day()), from, ends, today);
                    if (end != null) {
                        first.computeIfAbsent(end, _ -> new ArrayList<>()).add(leaf);
                    }
                }
            }
            var total = new Total(Objects.requireNonNull(indicator.measure()));
            var values = new TreeMap<LocalDate, Shown>();
            for (var end : ends) {
                first.getOrDefault(end, List.of()).forEach(total::add);
                values.put(end, total.shown());
            }
            return values;
        }

        /** The first of the days until which a cell counts; null where it counts until none. */
        private static @Nullable LocalDate end(Indicator indicator, LocalDate day, LocalDate from, TreeSet<LocalDate> ends,
                LocalDate today) {
            var within = indicator.withinDays();
            return switch (indicator.timing()) {
                case FLOW -> day.isBefore(from) ? null : ends.ceiling(day);
                case NOW -> ends.ceiling(today);
                case UNTIL -> day.isBefore(today) || within != null && day.isAfter(today.plusDays(within)) ? null : ends.ceiling(today);
            };
        }

        /** The generation comes first, because positions of different generations cannot be compared, and a later one holds. */
        @Override
        public String position() {
            return reading.generation().number() + SEPARATOR + reading.position();
        }

        @Override
        public boolean isBehind(String position) {
            var parts = position.split(SEPARATOR, 2);
            var generation = Integer.parseInt(parts[0]);
            return reading.generation().number() < generation || reading.generation().number() == generation
                    && Position.parse(parts[1]).filter(reading.position()::isBehind).isPresent();
        }
    }
}
