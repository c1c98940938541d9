package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Kpis.Board;
import eu.sojourn.portal.services.Kpis.Breakdown;
import eu.sojourn.portal.services.Kpis.Dictionary;
import eu.sojourn.portal.services.Kpis.Figure;
import eu.sojourn.portal.services.Kpis.Indicator;
import eu.sojourn.portal.services.Kpis.Preview;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Targets;
import eu.sojourn.portal.services.Unavailable;
import eu.sojourn.portal.services.Visit;
import eu.sojourn.portal.services.Xchange;
import eu.sojourn.service.security.Actor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Gathers the parts of a board beside each other. A part that has no answer says so; one whose indicators are not in the dictionary is left out. */
@Component
class KpiBoard {
    /** The way of a visit. */
    static final List<String> WAY = List.of("visits-submitted", "visits-approved", "visits-committed", "visits-completed",
            "visits-counted");
    /** What the way leads to. */
    static final String COUNTED = "visits-counted";
    private static final List<String> KEY = List.of(COUNTED, "visits-not-yet-counted", "visits-supported-not-counted", "visits-completed",
            "visits-committed", "visits-submitted", "visiting-organisations", "host-organisations", "host-countries", "annexes-in-force",
            "agreements-declared", "lump-sums-paid");
    private static final List<String> TEASED = List.of("visits-submitted", "visits-committed", "visits-completed", COUNTED);
    private static final List<String> NEWS = List.of("visits-submitted", "visits-approved", "visits-committed", "visits-completed", COUNTED,
            "organisations-registered", "xchanges-opened", "questionnaires-answered", "agreements-declared", "lump-sums-paid",
            "activities-done");
    private static final List<String> WORRYING = List.of("RED", "AMBER");
    private static final Comparator<Bullet> WORST_FIRST = Comparator
            .comparing(bullet -> WORRYING.contains(bullet.pace().light()) ? WORRYING.indexOf(bullet.pace().light()) : WORRYING.size());
    private static final int MOST_ALERTS = 3;
    private static final int MOST_ON_A_WALL = 4;

    private final Kpis kpis;
    private final Targets targets;
    private final Parts parts;
    private final KpiTables tables;
    private final Words words;
    private final Clock clock;

    KpiBoard(Kpis kpis, Targets targets, Parts parts, KpiTables tables, Words words, Clock clock,
            @Value("${sojourn.zone}") ZoneId zone) {
        this.kpis = kpis;
        this.targets = targets;
        this.parts = parts;
        this.tables = tables;
        this.words = words;
        this.clock = clock.withZone(zone);
    }

    /**
     * What a board shows.
     *
     * @param refused what the service does not take of the filters
     * @param others  the figures that are no tiles
     * @param alerts  of the last days
     */
    record Shown(Part<Board> board, @Nullable Refused refused, List<Tile> tiles, List<Tile> others, Part<News> news,
            Part<List<Bullet>> pace, List<TargetPages.Told> alerts, @Nullable KpiTable way, Part<List<Stop>> stops, List<Section> sections,
            LocalDate since) {

        /** Nothing: figures of other filters than those that were asked for would be taken for theirs. */
        static Shown of(Refused refused, LocalDate since) {
            return new Shown(Part.of(null), refused, List.of(), List.of(), Part.of(null), Part.of(null), List.of(), null, Part.of(null),
                    List.of(), since);
        }

        /** Parts with something to show, or without an answer. */
        public List<Section> filled() {
            return sections.stream().filter(section -> !section.isEmpty()).toList();
        }

        /** Parts in which nothing has happened so far. */
        public List<Section> empty() {
            return sections.stream().filter(Section::isEmpty).toList();
        }

        /** What a wall shows of the parts, two at a time. */
        List<List<KpiTable>> pairs() {
            List<KpiTable> tables = new ArrayList<>();
            if (way != null) {
                tables.add(way);
            }
            sections.stream()
                    .map(section -> section.table().value())
                    .filter(table -> table != null && !table.isEmpty())
                    .forEach(tables::add);
            return IntStream.range(0, (tables.size() + 1) / 2)
                    .mapToObj(pair -> tables.subList(2 * pair, Math.min(2 * pair + 2, tables.size())))
                    .toList();
        }

        /** All targets as a wall shows them, those in trouble first, on as many pages as it takes. */
        List<List<Bullet>> paces() {
            List<Bullet> all = pace.or(List.of()).stream().sorted(WORST_FIRST).toList();
            int pages = Math.ceilDiv(all.size(), MOST_ON_A_WALL);
            int most = pages == 0 ? 0 : Math.ceilDiv(all.size(), pages);
            return IntStream.range(0, pages)
                    .mapToObj(page -> all.subList(most * page, Math.min(most * (page + 1), all.size())))
                    .toList();
        }

        /** Whether figures are said to have moved. */
        public boolean isCompared() {
            return tiles.stream().anyMatch(tile -> tile.since() != null);
        }
    }

    /**
     * A figure by itself.
     *
     * @param since how much it moved in the last month; null where that cannot be said
     * @param better whether that is in the direction wanted; null where neither is
     */
    record Tile(String kpi, String name, @Nullable String unit, @Nullable String description, @Nullable BigDecimal value,
            @Nullable BigDecimal since, @Nullable Boolean better, @Nullable Integer facts, String href) {}

    /** What happened today, and since Monday. */
    record News(LocalDate today, LocalDate monday, List<Happened> happened) {}

    record Happened(String kpi, String name, BigDecimal today, BigDecimal week, String hrefToday, String hrefWeek) {}

    /** Why visits do not count, or not yet; {@code visits} so many for this reason. */
    record Stop(String outcome, String message, int visits, String href) {}

    record Section(String id, Part<KpiTable> table) {

        boolean isEmpty() {
            return table.value() != null && table.value().isEmpty();
        }
    }

    /** What somebody's first page says of a programme. */
    record Teaser(String programmeId, List<Tile> tiles) {}

    List<Teaser> teasers(List<Board> boards) {
        Dictionary dictionary = dictionary().or(new Dictionary(0, List.of()));
        return boards.stream()
                .map(board -> new Teaser(board.programmeId(),
                        tiles(KpiQuery.ofBoard(board.programmeId(), new LinkedMultiValueMap<>()), dictionary, Part.of(board), null).stream()
                                .filter(tile -> TEASED.contains(tile.kpi()))
                                .toList()))
                .toList();
    }

    /** Whether a visit will count, for those who answer for the figures and those whose visit it is; absent for others. */
    Part<Preview> outlook(Person person, Visit visit) {
        return answersFor(person, visit.programmeId()) || person.actor().actsFor(visit.visitingOrganisationId())
                || visit.visitingPartnershipId() != null && person.actor().coordinatesIn(visit.visitingPartnershipId())
                        ? started(() -> kpis.preview(visit.programmeId(), visit.visitId())).get()
                        : Part.of(null);
    }

    /** The same of a visit that nobody has applied for yet. */
    Part<Preview> outlook(Person person, Xchange xchange, String visitingOrganisationId) {
        return answersFor(person, xchange.programmeId()) || person.actor().actsFor(visitingOrganisationId)
                ? started(() -> kpis.preview(xchange.programmeId(), visitingOrganisationId, xchange.mode())).get()
                : Part.of(null);
    }

    private static boolean answersFor(Person person, String programmeId) {
        return person.isOperator() || person.actor().coordinates(programmeId) || person.actor().is(Actor.AUDITOR);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The dictionary; without an answer an empty one. */
    Part<Dictionary> dictionary() {
        return started(kpis::dictionary).get();
    }

    Shown of(KpiQuery query, Dictionary dictionary) {
        String programme = query.programmeId();
        LocalDate today = today();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant lately = clock.instant().minus(Duration.ofDays(7));
        LocalDate before = (query.to() == null || query.to().isAfter(today) ? today : query.to()).minusMonths(1);
        boolean comparable = query.from() == null || !query.from().isAfter(before);

        var now = parts.start(() -> kpis.programme(programme, query.filters()));
        var then = started(() -> comparable ? kpis.programme(programme, until(query.filters(), before)) : null);
        var ofToday = started(() -> kpis.programme(programme, between(query.untimed(), today, today)));
        var ofWeek = started(() -> kpis.programme(programme, between(query.untimed(), monday, today)));
        var pace = started(() -> targets.pace(programme, query.untimed()));
        var alerts = started(() -> targets.alerts(programme));
        var notYet = started(() -> stops(query, "COUNTS_NOT_YET"));
        var not = started(() -> stops(query, "COUNTS_NOT"));
        Map<KpiTables.Plan, Supplier<Part<Breakdown>>> broken = new LinkedHashMap<>();
        KpiTables.PLANS.stream()
                .filter(plan -> !plan.by().isEmpty() && !plan.known(dictionary).isEmpty())
                .forEach(plan -> broken.put(plan, started(() -> kpis.breakdown(programme, asked(query, plan, dictionary)))));

        Refused refused = null;
        Part<Board> board;
        try {
            board = now.get();
        } catch (Refused wrong) {
            if (wrong.status() != HttpStatus.BAD_REQUEST.value()) {
                throw wrong;
            }
            refused = wrong;
            board = Part.of(null);
        }
        if (refused != null) {
            return Shown.of(refused, before);
        }
        Part<Board> current = board;
        List<Section> sections = new ArrayList<>();
        for (KpiTables.Plan plan : KpiTables.PLANS) {
            if (broken.containsKey(plan)) {
                sections.add(new Section(plan.id(),
                        broken.get(plan).get().map(found -> tables.of(plan, found, query, dictionary))));
            } else if (plan.by().isEmpty() && !plan.known(dictionary).isEmpty()) {
                sections.add(new Section(plan.id(),
                        current.map(figures -> KpiTables.whole(plan, words.of("kpis", "value"), figures, query, dictionary))));
            }
        }
        List<Tile> all = tiles(query, dictionary, board, then.get().value());
        List<Tile> key = all.stream()
                .filter(tile -> KEY.contains(tile.kpi()))
                .sorted(Comparator.comparing(tile -> KEY.indexOf(tile.kpi())))
                .toList();
        return new Shown(board, null, key, all.stream().filter(tile -> !KEY.contains(tile.kpi())).toList(),
                news(query, dictionary, today, monday, ofToday.get(), ofWeek.get()), pace.get().map(list -> bullets(list, dictionary)),
                alerts.get()
                        .or(List.of())
                        .stream()
                        .filter(alert -> alert.at().isAfter(lately))
                        .limit(MOST_ALERTS)
                        .map(alert -> TargetPages.told(alert, dictionary))
                        .toList(),
                current.value() == null ? null : way(current.value(), query, dictionary), stops(query, notYet.get(), not.get()),
                sections.stream().filter(section -> section.table().silent() != null || section.table().present()).toList(), before);
    }

    /** Targets that are at risk or behind, the worst first. */
    List<Bullet> worries(String programmeId) {
        return bullets(targets.pace(programmeId, new LinkedMultiValueMap<>()), new Dictionary(0, List.of())).stream()
                .filter(bullet -> WORRYING.contains(bullet.pace().light()))
                .sorted(WORST_FIRST)
                .toList();
    }

    List<Bullet> bullets(List<Targets.Pace> list, Dictionary dictionary) {
        return list.stream().map(pace -> {
            var indicator = dictionary.find(pace.kpi());
            return Bullet.of(pace, pace.name() != null ? pace.name() : indicator.map(Indicator::name).orElse(pace.kpi()),
                    KpiTables.unit(pace.unit() != null ? pace.unit() : indicator.map(Indicator::unit).orElse(null)));
        }).toList();
    }

    private List<Tile> tiles(KpiQuery query, Dictionary dictionary, Part<Board> board, @Nullable Board then) {
        return board.or(new Board(query.programmeId(), null, List.of())).figures().stream().map(figure -> {
            var indicator = dictionary.find(figure.kpi());
            BigDecimal former = then == null || indicator.isEmpty() || !indicator.get().periodic()
                    ? null
                    : then.figure(figure.kpi()).map(Figure::value).orElse(null);
            BigDecimal moved = former == null || figure.value() == null ? null : figure.value().subtract(former);
            String wanted = indicator.map(Indicator::direction).orElse(null);
            Boolean better = moved == null || moved.signum() == 0 || wanted == null || wanted.equals("NEITHER")
                    ? null
                    : wanted.equals("MORE") == moved.signum() > 0;
            return new Tile(figure.kpi(), indicator.map(Indicator::name).orElse(figure.kpi()),
                    KpiTables.unit(indicator.map(Indicator::unit).orElse(null)),
                    indicator.map(Indicator::description).orElse(null), figure.value(), moved, better, figure.facts(),
                    query.facts(figure.kpi()));
        }).toList();
    }

    private Part<News> news(KpiQuery query, Dictionary dictionary, LocalDate today, LocalDate monday, Part<Board> ofToday,
            Part<Board> ofWeek) {
        return ofWeek.map(week -> new News(today, monday, week.figures()
                .stream()
                .filter(figure -> figure.value() != null && figure.value().signum() != 0)
                .filter(figure -> dictionary.find(figure.kpi()).filter(one -> one.periodic() && "SUM".equals(one.measure())).isPresent())
                .filter(figure -> NEWS.contains(figure.kpi()))
                .map(figure -> {
                    BigDecimal now = ofToday.value() == null
                            ? BigDecimal.ZERO
                            : ofToday.value().figure(figure.kpi()).map(Figure::value).orElse(BigDecimal.ZERO);
                    return new Happened(figure.kpi(), dictionary.find(figure.kpi()).map(Indicator::name).orElse(figure.kpi()), now,
                            figure.value(), query.during(figure.kpi(), today, today), query.during(figure.kpi(), monday, today));
                })
                .toList()));
    }

    /** From stage to stage, and how many of those that came so far went no further. */
    private KpiTable way(Board board, KpiQuery query, Dictionary dictionary) {
        List<KpiTable.Row> rows = new ArrayList<>();
        for (String kpi : WAY) {
            board.figure(kpi)
                    .ifPresent(figure -> rows.add(new KpiTable.Row(dictionary.find(kpi).map(Indicator::name).orElse(kpi),
                            List.of(new KpiTable.Cell(figure.value(), kpi, query.facts(kpi))))));
        }
        return new KpiTable("way", "way", 1, List.of(new KpiTable.Column(words.of("kpis", "way.visits"), null)), rows);
    }

    private static Part<List<Stop>> stops(KpiQuery query, Part<List<Stop>> notYet, Part<List<Stop>> not) {
        if (notYet.silent() != null || not.silent() != null) {
            return notYet.silent() != null ? notYet : not;
        }
        if (!notYet.present() && !not.present()) {
            return Part.of(null);
        }
        List<Stop> stops = new ArrayList<>(notYet.or(List.of()));
        stops.addAll(not.or(List.of()));
        stops.sort(Comparator.comparing(Stop::outcome).reversed().thenComparing(Stop::visits, Comparator.reverseOrder()));
        return Part.of(stops);
    }

    /** How many visits there are for each reason, and where they are listed. */
    private List<Stop> stops(KpiQuery query, String outcome) {
        Map<String, Stop> stops = new LinkedHashMap<>();
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query.untimed());
        asked.add(KpiQuery.KPI, COUNTED);
        asked.add(KpiQuery.OUTCOME, outcome);
        kpis.reasons(query.programmeId(), asked)
                .items()
                .forEach(counted -> stops.merge(counted.reason(),
                        new Stop(outcome, counted.message(), counted.facts(), query.facts(COUNTED, outcome, counted.reason())),
                        (one, other) -> new Stop(outcome, one.message(), one.visits() + other.visits(), one.href())));
        return List.copyOf(stops.values());
    }

    private MultiValueMap<String, String> asked(KpiQuery query, KpiTables.Plan plan, Dictionary dictionary) {
        var asked = new LinkedMultiValueMap<>(query.filters());
        plan.by().forEach(by -> asked.add("by", by));
        plan.known(dictionary).forEach(indicator -> asked.add(KpiQuery.KPI, indicator.id()));
        return asked;
    }

    private static MultiValueMap<String, String> until(MultiValueMap<String, String> filters, LocalDate to) {
        var until = new LinkedMultiValueMap<>(filters);
        until.set(KpiQuery.TO, to.toString());
        return until;
    }

    private static MultiValueMap<String, String> between(MultiValueMap<String, String> filters, LocalDate from, LocalDate to) {
        var between = until(filters, to);
        between.set(KpiQuery.FROM, from.toString());
        return between;
    }

    /** A part that cannot be had, for whatever reason, is a part without an answer. */
    <T> Supplier<Part<T>> started(Callable<@Nullable T> call) {
        return parts.start(() -> {
            try {
                return call.call();
            } catch (Refused refused) {
                if (refused.status() == HttpStatus.NOT_FOUND.value() || refused.status() == HttpStatus.FORBIDDEN.value()) {
                    throw refused;
                }
                throw new Unavailable("kpis", refused);
            }
        });
    }
}
