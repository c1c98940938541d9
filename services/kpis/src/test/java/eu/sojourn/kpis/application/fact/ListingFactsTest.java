package eu.sojourn.kpis.application.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Kept;
import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.RandomFacts;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.application.fact.ListingFacts.Counted;
import eu.sojourn.kpis.application.fact.ListingFacts.Listed;
import eu.sojourn.kpis.application.fact.ListingFacts.Wanted;
import eu.sojourn.kpis.application.programme.ToldProgrammes;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.Bucket;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Contribution;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.kpis.domain.figure.Tally;
import eu.sojourn.kpis.domain.figure.Total;
import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Why;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

/** What the facts that are listed behind a number give makes exactly that number, whatever the filter and the row of a breakdown. */
class ListingFactsTest {

    private static final String PROGRAMME = "biginn";
    private static final ToldProgrammes RUN_BY_BIGINN = new ToldProgrammes(List.of(new KnownProgramme(new ProgrammeId(PROGRAMME), "biginn",
            "BIGINN", LocalDate.of(2021, 9, 1), LocalDate.of(2026, 12, 31), 1, Map.of())));
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 15);
    private static final int QUESTIONS = 25;
    private static final int PAGE = 3;
    private static final List<String> AXES = Stream.concat(Stream.of("week", "month", "quarter", "year", "age"),
            Stream.of(Dimension.values()).map(Dimension::word)).toList();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatRandomFactsGiveMakesTheirFigures(long seed) {
        var dictionary = RandomFacts.ofEveryTiming();
        var sheets = new RandomFacts(seed).facts(dictionary, 30);
        var given = new HashMap<CellKey, List<Contribution>>();
        for (var sheet : sheets) {
            var cells = new TreeMap<CellKey, Aggregate>();
            sheet.rulings().forEach(ruling -> ruling.verdict().shares().forEach(share -> {
                var dimensions = new TreeMap<>(sheet.dimensions());
                dimensions.putAll(share.dimensions());
                cells.merge(new CellKey(ruling.kpi(), PROGRAMME, share.on(), dimensions),
                        Aggregate.of(dictionary.find(ruling.kpi()).orElseThrow().measure(), share), Aggregate::plus);
            }));
            cells.forEach((cell, aggregate) -> given.computeIfAbsent(cell, _ -> new ArrayList<>())
                    .add(new Contribution(1, aggregate, sheet.at())));
        }

        check(new Random(seed), dictionary, sheets, given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheFactsOfAnyHistoryGiveMakesTheirFigures(long seed) {
        var random = new Random(seed);
        var facts = facts(random);
        var given = new HashMap<CellKey, List<Contribution>>();
        facts.stream()
                .flatMap(fact -> Statement.of(fact, Shipped.KPIS).stream())
                .forEach(statement -> statement.gives()
                        .forEach((cell, aggregate) -> given.computeIfAbsent(cell, _ -> new ArrayList<>())
                                .add(new Contribution(1, aggregate, statement.at()))));

        check(random, Shipped.DICTIONARY, facts.stream().map(fact -> FactSheet.of(fact, Shipped.KPIS)).toList(), given);
    }

    /** More than are read at once, and than any page shows. */
    @Test
    void countsEveryFactByItsReason() {
        var dictionary = RandomFacts.ofEveryTiming();
        var sheets = LongStream.range(0, 100)
                .mapToObj(seed -> new RandomFacts(seed).facts(dictionary, 8_000))
                .filter(facts -> facts.size() > 6_000)
                .findFirst()
                .orElseThrow();
        var expected = Math.toIntExact(sheets.stream()
                .flatMap(sheet -> sheet.rulings().stream())
                .filter(ruling -> ruling.kpi().equals("visits-counted") && ruling.verdict().outcome() == Outcome.COUNTS_NOT)
                .count());

        var reasons = listing(sheets, dictionary).reasons(PROGRAMME,
                new Wanted("visits-counted", Outcome.COUNTS_NOT, null, Filter.NONE, Bucket.WHOLE));

        assertThat(expected).isGreaterThan(1_000);
        assertThat(reasons).containsExactly(
                new Counted(Outcome.COUNTS_NOT, new Why("not", "Does not count: something happened."), expected));
    }

    /** By these, and no others, facts are passed over only when it is seen what they give. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatFactsGiveHasOnlyDimensionsThatTheDictionaryTells(long seed) {
        for (var fact : facts(new Random(seed))) {
            for (var kpi : Shipped.KPIS) {
                if (kpi.looksAt(fact.id().kind())) {
                    var own = Shipped.DICTIONARY.find(kpi.id()).orElseThrow().dimensions();
                    assertThat(kpi.judge(fact).shares()).as(kpi.id())
                            .allSatisfy(share -> assertThat(own).containsAll(share.dimensions().keySet()));
                }
            }
        }
    }

    private static Collection<Fact> facts(Random random) {
        return Histories.facts(Histories.observations(Histories.of(random))).values();
    }

    private static void check(Random random, Dictionary dictionary, List<FactSheet> sheets,
            Map<CellKey, List<Contribution>> given) {
        var board = board(dictionary, given);
        var listing = listing(sheets, dictionary);
        try {
            for (var i = 0; i < QUESTIONS; i++) {
                var indicator = dictionary.indicators().get(random.nextInt(dictionary.indicators().size()));
                var filter = filter(random, sheets);
                checkWhole(board, listing, dictionary, indicator, filter);
                checkRows(random, board, listing, dictionary, indicator, filter);
            }
        } finally {
            board.close();
        }
    }

    private static void checkWhole(LiveBoard board, ListingFacts listing, Dictionary dictionary, Indicator indicator, Filter filter) {
        var figure = board.figures(PROGRAMME, filter)
                .orElseThrow()
                .figures()
                .stream()
                .filter(one -> one.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();

        assertThat(made(all(listing, indicator, filter, Bucket.WHOLE), dictionary, indicator)).as("%s %s", indicator.kpi(), filter)
                .isEqualTo(new Shown(figure.value(), figure.facts()));
    }

    private static void checkRows(Random random, LiveBoard board, ListingFacts listing, Dictionary dictionary, Indicator indicator,
            Filter filter) {
        var by = new HashSet<Axis>();
        for (var i = random.nextInt(1, 3); i > 0; i--) {
            by.add(Axis.of(AXES.get(random.nextInt(AXES.size()))));
        }
        var axes = List.copyOf(by);
        if (dictionary.measuring(indicator).anyMatch(one -> !Axis.suit(axes, one))) {
            return;
        }
        for (var row : board.breakdown(PROGRAMME, filter, axes, List.of(indicator.kpi())).orElseThrow().rows().rows()) {
            var bucket = Bucket.read(axes.stream().map(Axis::word).toList(),
                    row.keys().stream().map(key -> key == null ? "" : key).toList());
            assertThat(made(all(listing, indicator, filter, bucket), dictionary, indicator)).as("%s %s %s", indicator.kpi(), filter, bucket)
                    .isEqualTo(row.figures().getFirst());
        }
    }

    /** Page by page, each fact once. */
    private static List<Listed> all(ListingFacts listing, Indicator indicator, Filter filter, Bucket bucket) {
        var wanted = new Wanted(indicator.kpi(), Outcome.COUNTS, null, filter, bucket);
        var all = new ArrayList<Listed>();
        String after = null;
        List<Listed> page;
        do {
            page = listing.list(PROGRAMME, wanted, after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? null : page.getLast().sheet().fact().toString();
        } while (page.size() == PAGE);
        assertThat(all.stream().map(one -> one.sheet().fact().toString())).isSorted().doesNotHaveDuplicates();
        return all;
    }

    /** What a reader of the list makes of it. */
    private static Shown made(List<Listed> listed, Dictionary dictionary, Indicator indicator) {
        var ratio = indicator.ratio();
        return ratio == null
                ? made(listed, indicator)
                : Total.ratio(ratio, made(listed, dictionary.find(ratio.of()).orElseThrow()),
                        made(listed, dictionary.find(ratio.to()).orElseThrow()));
    }

    private static Shown made(List<Listed> listed, Indicator indicator) {
        var measure = indicator.measure();
        assertThat(measure).isNotNull();
        var tally = new Tally(measure);
        var facts = 0;
        for (var one : listed) {
            var gives = one.said()
                    .stream()
                    .filter(said -> said.ruling().kpi().equals(indicator.kpi()))
                    .flatMap(said -> said.gives().stream())
                    .toList();
            gives.forEach(share -> tally.add(Aggregate.of(measure, share)));
            facts += gives.stream().collect(Collectors.groupingBy(share -> List.of(share.on(), share.dimensions()))).size();
        }
        return new Shown(tally.value(), facts);
    }

    private static Filter filter(Random random, List<FactSheet> sheets) {
        var dimensions = new TreeMap<Dimension, List<String>>();
        for (var i = random.nextInt(3); i > 0 && !sheets.isEmpty(); i--) {
            var sheet = sheets.get(random.nextInt(sheets.size()));
            var known = new TreeMap<>(sheet.dimensions());
            sheet.rulings().forEach(ruling -> ruling.verdict().shares().forEach(share -> known.putAll(share.dimensions())));
            if (!known.isEmpty()) {
                var dimension = List.copyOf(known.keySet()).get(random.nextInt(known.size()));
                var values = new ArrayList<>(dimension.values(String.valueOf(known.get(dimension))));
                values.add(random.nextBoolean() ? "" : "something else");
                dimensions.put(dimension, values.subList(random.nextInt(values.size()), values.size()));
            }
        }
        var wanted = new TreeMap<Dimension, SortedSet<String>>();
        dimensions.forEach((dimension, values) -> wanted.put(dimension, new TreeSet<>(values)));
        var from = random.nextInt(3) == 0 ? LocalDate.of(2024, 1, 1).plusDays(random.nextInt(120)) : null;
        return new Filter(wanted, from, random.nextInt(3) == 0 ? LocalDate.of(2024, 5, 1).plusDays(random.nextInt(120)) : null);
    }

    private static LiveBoard board(Dictionary dictionary, Map<CellKey, List<Contribution>> given) {
        var generation = new Generation(1);
        var board = new LiveBoard(dictionary, () -> TODAY, 5);
        board.begin(one -> Position.beginning("t1" + one, 1));
        board.know(Map.of(PROGRAMME, "biginn"));
        var offset = 0L;
        for (var cell : given.entrySet()) {
            board.take(List.of(new Placed(generation, Cell.of(cell.getKey(), cell.getValue()), 0, offset++)));
        }
        board.show(generation);
        return board;
    }

    private static ListingFacts listing(List<FactSheet> sheets, Dictionary dictionary) {
        var kept = new Kept(sheets);
        return new ListingFacts(kept, RUN_BY_BIGINN, new CountedVisits(kept, dictionary), dictionary,
                new Today(Clock.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC), ZoneOffset.UTC));
    }
}
