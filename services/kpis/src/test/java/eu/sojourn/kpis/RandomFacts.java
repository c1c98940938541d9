package eu.sojourn.kpis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Happened;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;
import eu.sojourn.kpis.domain.indicator.Why;

/** Facts of any kind that can be, drawn by a seed. */
public final class RandomFacts {

    private static final List<String> COUNTRIES = List.of("DK", "ES", "LT", "DE", "FR");
    private static final List<String> SECTORS = List.of("photonics", "big science;photonics", "health/bio;photonics", "ict");

    private final Random random;

    public RandomFacts(long seed) {
        random = new Random(seed);
    }

    /** The shipped dictionary, and an indicator that holds until a day. */
    public static Dictionary ofEveryTiming() {
        var indicators = Shipped.DICTIONARY.indicators()
                .stream()
                .map(indicator -> indicator.kpi().equals("annexes-in-force")
                        ? new Indicator(indicator.kpi(), indicator.name(), indicator.unit(), indicator.description(), indicator.measure(),
                                null,
                                Timing.UNTIL, indicator.direction(), 30, indicator.dimensions())
                        : indicator)
                .toList();
        return new Dictionary(Shipped.DICTIONARY.version() + 1, indicators, Shipped.KPIS);
    }

    public List<FactSheet> facts(Dictionary dictionary, int most) {
        var facts = new ArrayList<FactSheet>();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            facts.add(fact("v" + i, dictionary));
        }
        return facts;
    }

    private FactSheet fact(String id, Dictionary dictionary) {
        var dimensions = new TreeMap<Dimension, String>();
        some(dimensions, Dimension.VISITING_COUNTRY, COUNTRIES);
        some(dimensions, Dimension.HOST_COUNTRY, COUNTRIES);
        some(dimensions, Dimension.PARTNERSHIP, List.of("biginn", "excite"));
        some(dimensions, Dimension.FORMAT, List.of("GROUP", "ONE_TO_ONE"));
        some(dimensions, Dimension.SECTOR, SECTORS);
        var attributes = new TreeMap<String, String>(Map.of("programmeId", "biginn", "visitingOrganisationId", "o" + random.nextInt(5)));
        if (random.nextInt(5) > 0) {
            attributes.put("firstDay", day().toString());
            attributes.put("ruleSetVersion", String.valueOf(1 + random.nextInt(2)));
            attributes.put("hostPartnershipId", random.nextBoolean() ? "biginn" : "excite");
        }
        var rulings = dictionary.indicators()
                .stream()
                .filter(indicator -> indicator.measure() != null)
                .map(indicator -> ruling(indicator.kpi()))
                .toList();
        return new FactSheet(FactId.visit(id), random.nextInt(100), attributes, dimensions,
                List.of(new Happened(Milestone.VISIT_SUBMITTED, day(), null)), rulings, Instant.parse("2024-06-01T10:00:00Z"));
    }

    private void some(SortedMap<Dimension, String> dimensions, Dimension dimension, List<String> values) {
        if (random.nextInt(6) > 0) {
            dimensions.put(dimension, values.get(random.nextInt(values.size())));
        }
    }

    private Ruling ruling(String kpi) {
        return switch (random.nextInt(4)) {
            case 0 -> new Ruling(kpi, new CountsNotYet(new Why("not-yet", "Not yet: something is missing.")));
            case 1 -> new Ruling(kpi, new CountsNot(new Why("not", "Does not count: something happened.")));
            default -> {
                var shares = new ArrayList<Share>();
                for (var i = random.nextInt(3); i >= 0; i--) {
                    var share = new Share(day(), BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(3)), "e" + random.nextInt(6),
                            new TreeMap<>());
                    shares.add(random.nextInt(4) > 0 ? share : share.with(Map.of(Dimension.STATUS, "SIGNED")));
                }
                yield new Ruling(kpi, new Counts(shares, new Why("counts", "It counts.")));
            }
        };
    }

    private LocalDate day() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(240));
    }
}
