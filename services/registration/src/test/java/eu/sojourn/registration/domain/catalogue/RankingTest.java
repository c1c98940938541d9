package eu.sojourn.registration.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {

    private static final List<String> SECTORS = List.of("detectors", "vacuum", "cryogenics", "photonics", "magnets", "software", "optics");
    private static final List<String> COUNTRIES = List.of("DE", "ES", "LT", "DK", "FR", "PL");
    private static final Location VILNIUS = new Location(54.7, 25.3);
    private static final LocalDate MARCH = LocalDate.parse("2027-03-01");

    private static Wish wish(Set<String> sectors, Set<Purpose> purposes) {
        return new Wish(VILNIUS, sectors, purposes, Set.of(new Country("DE")), MARCH, MARCH.plusDays(30));
    }

    private static Offer offer(String id, Set<String> sectors, Set<Purpose> purposes, @Nullable Location where, String first, String last) {
        return new Offer(id, new Country("DE"), where, sectors, purposes, new Period(LocalDate.parse(first), LocalDate.parse(last)), true);
    }

    @Test
    void saysEachReasonWithItsPoints() {
        var score = Ranking.score(wish(Set.of("Detectors", "vacuum "), Set.of(Purpose.FIND_SUPPLIERS)),
                offer("xfel", Set.of("vacuum", "detectors", "lasers"), Set.of(Purpose.FIND_SUPPLIERS, Purpose.BENCHMARKING),
                        new Location(53.6, 9.8), "2027-03-08", "2027-03-12"));

        assertThat(score.because()).extracting(Score.Points::criterion, Score.Points::points, Score.Points::because)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Criterion.SECTOR, 28, "It is about your sectors detectors, vacuum."),
                        org.assertj.core.api.Assertions.tuple(Criterion.PURPOSE, 15, "It serves what you look for: find suppliers."),
                        org.assertj.core.api.Assertions.tuple(Criterion.COUNTRY, 15, "It is in Germany, where you would like to go."),
                        org.assertj.core.api.Assertions.tuple(Criterion.DATES, 15, "It lies within your dates."),
                        org.assertj.core.api.Assertions.tuple(Criterion.DISTANCE, 5, "It is about 1010 km away."));
        assertThat(score.points()).isEqualTo(78);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-01,2027-03-31,15", "2027-02-28,2027-03-05,8", "2027-03-31,2027-04-01,8", "2027-02-20,2027-02-28,0",
            "2027-04-01,2027-04-05,0", "2027-02-28,2027-04-01,8"})
    void givesPointsForDatesWithinAndForDatesThatOverlap(String first, String last, int points) {
        var score = Ranking.score(wish(Set.of(), Set.of()), new Offer("x", new Country("FR"), null, Set.of(), Set.of(),
                new Period(LocalDate.parse(first), LocalDate.parse(last)), true));

        assertThat(score.points()).isEqualTo(points);
    }

    @Test
    void hasAHundredPointsToGive() {
        assertThat(Arrays.stream(Criterion.values()).mapToInt(Criterion::most).sum()).isEqualTo(100);
        var all = Set.copyOf(SECTORS);
        var purposes = Set.of(Purpose.values());
        assertThat(Ranking.score(wish(all, purposes), offer("x", all, purposes, VILNIUS, "2027-03-01", "2027-03-05")).points())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverLowersAnOfferThatSuitsBetterInOneThing(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++) {
            var wish = randomWish(random);
            var offers = new ArrayList<Offer>(IntStream.range(0, 12).mapToObj(i -> randomOffer(random, "offer-" + i)).toList());
            var which = random.nextInt(offers.size());
            var before = rankOf(wish, offers, offers.get(which).id());

            offers.set(which, better(random, wish, offers.get(which)));

            assertThat(rankOf(wish, offers, offers.get(which).id())).as("seed %d round %d", seed, round).isLessThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hasTheSameOrderWhateverTheOrderOfWhatItIsGiven(long seed) {
        var random = new Random(seed);
        var wish = randomWish(random);
        var offers = new ArrayList<>(IntStream.range(0, 30).mapToObj(i -> randomOffer(random, "offer-" + i)).toList());
        var ranked = Ranking.rank(wish, offers);

        Collections.shuffle(offers, random);

        assertThat(Ranking.rank(wish, offers)).isEqualTo(ranked);
        assertThat(ranked.stream().map(one -> one.offer().eligible())).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
        assertThat(ranked).allSatisfy(one -> {
            assertThat(one.score().points()).isBetween(0, 100);
            assertThat(one.score().because()).allSatisfy(points -> assertThat(points.points()).isBetween(1, points.criterion().most()));
        });
    }

    /** One thing better, and nothing worse. */
    private static Offer better(Random random, Wish wish, Offer o) {
        var sectors = new HashSet<>(o.sectors());
        var purposes = new HashSet<>(o.purposes());
        var country = o.country();
        var location = o.location();
        var eligible = o.eligible();
        switch (random.nextInt(5)) {
            case 0 -> wish.sectors().stream().findFirst().ifPresent(sectors::add);
            case 1 -> purposes.addAll(wish.purposes());
            case 2 -> country = wish.countries().stream().findFirst().orElse(country);
            case 3 -> location = wish.location();
            default -> eligible = true;
        }
        return new Offer(o.id(), country, location, sectors, purposes, o.period(), eligible);
    }

    private static int rankOf(Wish wish, List<Offer> offers, String id) {
        return Ranking.rank(wish, offers).stream().map(one -> one.offer().id()).toList().indexOf(id);
    }

    private static Wish randomWish(Random random) {
        var from = random.nextBoolean() ? MARCH.plusDays(random.nextInt(60)) : null;
        return new Wish(random.nextInt(4) == 0 ? null : randomLocation(random), some(random, SECTORS),
                some(random, List.of(Purpose.values())),
                new HashSet<>(some(random, COUNTRIES).stream().map(Country::new).toList()), from,
                from == null || random.nextBoolean() ? null : from.plusDays(random.nextInt(40)));
    }

    private static Offer randomOffer(Random random, String id) {
        var first = MARCH.plusDays(random.nextInt(90));
        return new Offer(id, new Country(COUNTRIES.get(random.nextInt(COUNTRIES.size()))),
                random.nextInt(4) == 0 ? null : randomLocation(random), some(random, SECTORS), some(random, List.of(Purpose.values())),
                random.nextInt(5) == 0 ? null : new Period(first, first.plusDays(random.nextInt(10))), random.nextInt(3) > 0);
    }

    private static Location randomLocation(Random random) {
        return new Location(40 + random.nextInt(25), random.nextInt(30) - 5);
    }

    private static <T> Set<T> some(Random random, List<T> of) {
        var some = new HashSet<T>();
        of.forEach(one -> {
            if (random.nextInt(3) == 0) {
                some.add(one);
            }
        });
        return some;
    }
}
