package eu.sojourn.registration.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every lump sum, whatever the rules and the stay. */
class LumpSumsPropertyTest {

    private static final int STAYS = 200;
    private static final Location HOST = new Location(50, 10);

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    /** Rules and a stay, drawn; two rate tables, the second from {@code change} on. */
    private static final class Drawn {
        final LocalDate change = LocalDate.parse("2024-06-01");
        final BigDecimal before;
        final BigDecimal after;
        final BigDecimal ceiling;
        final BigDecimal withDisability;
        final int daysForAll;
        final int kilometresForAll;
        final RuleSet rules;
        final LocalDate firstDay;
        final int length;
        final double kilometres;
        final boolean disability;

        Drawn(Random random) {
            before = cents(random, 200_000);
            after = cents(random, 200_000);
            ceiling = cents(random, 200_000);
            withDisability = cents(random, 200_000);
            daysForAll = random.nextInt(10);
            kilometresForAll = random.nextInt(500);
            rules = Figures.rules(Map.of("countries", List.of("DE"), "lumpSumTables",
                    List.of(Map.of("effectiveFrom", change.toString(), "byHostCountry", Map.of("DE", after)),
                            Map.of("effectiveFrom", "2020-01-01", "byHostCountry", Map.of("DE", before))),
                    "lumpSumCeiling", ceiling, "lumpSumWithDisability", withDisability, "workingDaysForFullLumpSum", daysForAll,
                    "kilometresForFullLumpSum", kilometresForAll));
            firstDay = change.plusDays(random.nextInt(41) - 20L);
            length = 1 + random.nextInt(30);
            kilometres = random.nextInt(700) + 0.5;
            disability = random.nextInt(3) == 0;
        }

        Period period() {
            return new Period(firstDay, firstDay.plusDays(length - 1L));
        }

        BigDecimal lumpSum(Xchange.Mode mode, Period period, @Nullable Location from) {
            return LumpSums.of(rules, new Country("DE"), mode, period, from, HOST, disability).map(Money::amount).orElseThrow();
        }

        BigDecimal lumpSum() {
            return lumpSum(Xchange.Mode.PHYSICAL, period(), from());
        }

        Location from() {
            return new Location(HOST.latitude() + Math.toDegrees(kilometres / 6371.0088), HOST.longitude());
        }

        BigDecimal rate() {
            return disability ? withDisability : firstDay.isBefore(change) ? before : after;
        }

        private static BigDecimal cents(Random random, int most) {
            return BigDecimal.valueOf(random.nextInt(most), 2);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheRateOrOneHalfOfItAndNeverAQuarter(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);
            var isShort = drawn.period().workingDays() < drawn.daysForAll;
            var isNear = drawn.kilometres < drawn.kilometresForAll;
            var half = drawn.rate().divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);

            assertThat(drawn.lumpSum()).isEqualByComparingTo((isShort || isNear ? half : drawn.rate()).min(drawn.ceiling));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverNegativeAndNeverAboveTheCeiling(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);

            assertThat(drawn.lumpSum()).isBetween(BigDecimal.ZERO, drawn.ceiling);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNothingForAVirtualVisit(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);

            assertThat(drawn.lumpSum(Xchange.Mode.VIRTUAL, drawn.period(), drawn.from())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverShrinksWithADayMore(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);
            var longer = new Period(drawn.firstDay, drawn.period().lastDay().plusDays(1));

            assertThat(drawn.lumpSum(Xchange.Mode.PHYSICAL, longer, drawn.from())).isGreaterThanOrEqualTo(drawn.lumpSum());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverShrinksForAVisitorWhoComesFromFurtherAwayOrFromAnUnknownPlace(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);
            var further = new Location(drawn.from().latitude() + 1, HOST.longitude());

            assertThat(drawn.lumpSum(Xchange.Mode.PHYSICAL, drawn.period(), further)).isGreaterThanOrEqualTo(drawn.lumpSum());
            assertThat(drawn.lumpSum(Xchange.Mode.PHYSICAL, drawn.period(), null)).isGreaterThanOrEqualTo(drawn.lumpSum());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isUnknownBeforeTheFirstTableUnlessTheAmountIsThatOfADisability(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < STAYS; i++) {
            var drawn = new Drawn(random);
            var early = new Period(LocalDate.parse("2019-12-31"), LocalDate.parse("2020-01-10"));

            assertThat(LumpSums.of(drawn.rules, new Country("DE"), Xchange.Mode.PHYSICAL, early, null, HOST, false)).isEmpty();
            assertThat(LumpSums.of(drawn.rules, new Country("DE"), Xchange.Mode.PHYSICAL, early, null, HOST, true)).isPresent();
            assertThat(LumpSums.of(drawn.rules, new Country("DE"), Xchange.Mode.PHYSICAL,
                    new Period(early.firstDay().plusDays(1), early.lastDay()), null, HOST, false)).isPresent();
        }
    }
}
