package eu.sojourn.kpis.application.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.Tally;
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
                return new Reached(values(programmeId, indicator, scope, from, until, today));
            }
            var above = values(programmeId, board.dictionary().find(ratio.of()).orElseThrow(), scope, from, until, today);
            var below = values(programmeId, board.dictionary().find(ratio.to()).orElseThrow(), scope, from, until, today);
            var quotients = new HashMap<LocalDate, Value>();
            below.forEach((day, divisor) -> quotients.put(day, quotient(above.get(day), divisor, ratio.factor())));
            return new Reached(quotients);
        }

        private static Value quotient(Value above, Value below, int factor) {
            return above.value() == null || below.value() == null || below.value().signum() == 0
                    ? new Value(null, below.facts())
                    : new Value(above.value().multiply(BigDecimal.valueOf(factor)).divide(below.value(), 1, RoundingMode.HALF_UP),
                            below.facts());
        }

        private Map<LocalDate, Value> values(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate from,
                Set<LocalDate> until, LocalDate today) {
            var ends = new TreeSet<>(until);
            if (indicator.timing() != Timing.FLOW) {
                ends.retainAll(Set.of(today));
            }
            var first = new TreeMap<LocalDate, List<Cell>>();
            reading.cells()
                    .stream()
                    .filter(cell -> cell.key().kpi().equals(indicator.kpi()) && cell.key().programmeId().equals(programmeId.value())
                            && cell.content() != null && scope.holds(cell.key().dimensions()))
                    .forEach(cell -> {
                        var end = end(indicator, cell.key().day(), from, ends, today);
                        if (end != null) {
                            first.computeIfAbsent(end, _ -> new ArrayList<>()).add(cell);
                        }
                    });
            var tally = new Tally(Objects.requireNonNull(indicator.measure()));
            var facts = 0L;
            var values = new TreeMap<LocalDate, Value>();
            for (var end : ends) {
                for (var cell : first.getOrDefault(end, List.of())) {
                    tally.add(Objects.requireNonNull(cell.content()));
                    facts += cell.facts();
                }
                values.put(end, new Value(tally.value(), facts));
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
