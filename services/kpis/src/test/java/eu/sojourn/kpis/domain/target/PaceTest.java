package eu.sojourn.kpis.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.target.Forecast.Method;
import eu.sojourn.kpis.domain.target.Reached.Value;

class PaceTest {

    private static final LocalDate FROM = LocalDate.parse("2023-01-01");
    /** The last of 1,000 days. */
    private static final LocalDate TO = FROM.plusDays(999);
    private static final Indicator VISITS = indicator(Measure.SUM, Timing.FLOW, Direction.MORE, "visits");
    private static final Indicator SPENDING = indicator(Measure.SUM, Timing.FLOW, Direction.LESS, "EUR");
    private static final Indicator DAYS_TO_SIGN = indicator(Measure.MEDIAN, Timing.FLOW, Direction.LESS, "days");

    @Test
    void goesOnAtThePaceSinceTheStart() {
        var pace = pace(VISITS, 100, 100, Map.of(100, 8));

        assertThat(pace.actual()).isEqualByComparingTo("8");
        assertThat(pace.expectedToday()).isEqualByComparingTo("10");
        assertThat(pace.forecast()).isEqualTo(new Forecast(new BigDecimal("80.0"), Method.SINCE_START,
                "At the pace since 2023-01-01 (8 visits in 100 days) another 72 come in the remaining 900 days."));
        assertThat(pace.judgement()).isEqualTo(new Judgement(Light.AMBER,
                "Amber: the forecast (80 visits) is 80 % of the target of 100 visits. Green from 90 %, amber from 75 %, red below."));
    }

    @Test
    void goesOnAtThePaceOfTheLast90DaysWhereThatTellsMore() {
        var pace = pace(VISITS, 100, 500, Map.of(410, 60, 500, 66));

        assertThat(pace.forecast()).isEqualTo(new Forecast(new BigDecimal("99.3"), Method.LAST_90_DAYS,
                "At the pace of the last 90 days (6 visits in 90 days) another 33.3 come in the remaining 500 days."));
        assertThat(pace.judgement().light()).isEqualTo(Light.GREEN);
    }

    @Test
    void showsThatNothingCameForALongTime() {
        var pace = pace(VISITS, 100, 500, Map.of(410, 60, 500, 60));

        assertThat(pace.forecast().value()).isEqualByComparingTo("60");
        assertThat(pace.judgement().light()).isEqualTo(Light.RED);
    }

    @ParameterizedTest
    @CsvSource({"179,100,SINCE_START", "180,19,SINCE_START", "180,20,LAST_90_DAYS", "900,99,SINCE_START", "900,100,LAST_90_DAYS"})
    void takesTheLast90DaysOnlyWhereTheyAreHalfOfTheTimeAndHoldTenFacts(int day, int facts, Method method) {
        assertThat(pace(VISITS, 1000, day, Map.of(day - 90, 1, day, facts)).forecast().method()).isEqualTo(method);
    }

    @Test
    void expectsAtLeastWhatIsCommitted() {
        var pace = pace(VISITS, 100, 500, Map.of(410, 60, 500, 66), 40, Light.NONE);

        assertThat(pace.forecast()).isEqualTo(new Forecast(new BigDecimal("106"), Method.COMMITTED,
                "At the pace of the last 90 days (6 visits in 90 days) another 33.3 come in the remaining 500 days; but 40 are committed "
                        + "already, so at least these."));
        assertThat(pace(VISITS, 100, 500, Map.of(410, 60, 500, 66), 5, Light.NONE).forecast().words())
                .endsWith("; 5 are committed already.");
    }

    @Test
    void saysNothingBeforeThePeriod() {
        var pace = pace(VISITS, 100, 0, Map.of());

        assertThat(pace.actual()).isNull();
        assertThat(pace.expectedToday()).isNull();
        assertThat(pace.forecast().value()).isNull();
        assertThat(pace.judgement()).isEqualTo(new Judgement(Light.NONE, "No light: the period begins on 2023-01-01."));
        assertThat(Pace.daysNeeded(goal(100), FROM.minusDays(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,NONE", "29,NONE", "30,RED"})
    void waitsForThirtyDaysBeforeItJudges(int day, Light light) {
        assertThat(pace(VISITS, 100, day, Map.of(day, 0)).judgement().light()).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,1", "11,2", "300,30", "301,30", "2000,30"})
    void waitsForATenthOfAShortPeriod(int days, int first) {
        var goal = new Goal("visits", Scope.WHOLE, BigDecimal.TEN, FROM, FROM.plusDays(days - 1), Thresholds.USUAL);

        assertThat(Forecast.firstDay(goal)).isEqualTo(first);
    }

    @Test
    void saysWhatIsReachedHoweverEarly() {
        var pace = pace(VISITS, 10, 3, Map.of(3, 12));

        assertThat(pace.forecast().method()).isEqualTo(Method.TOO_EARLY);
        assertThat(pace.judgement().light()).isEqualTo(Light.GREEN);
        assertThat(pace.judgement().rule()).startsWith("Green: what is reached already (12 visits) is 120 % of the target of 10 visits.");
    }

    @ParameterizedTest
    @CsvSource({"1000,'The period ends today; nothing more comes.'", "1001,'The period ended on 2025-09-26; nothing more comes.'",
            "1400,'The period ended on 2025-09-26; nothing more comes.'"})
    void endsWithWhatIsReached(int day, String words) {
        var pace = pace(VISITS, 100, day, Map.of(1000, 74), 50, Light.NONE);

        assertThat(pace.forecast()).isEqualTo(new Forecast(new BigDecimal("74"), Method.ENDED, words));
        assertThat(pace.expectedToday()).isEqualByComparingTo("100");
        assertThat(pace.judgement()).isEqualTo(new Judgement(Light.RED,
                "Red: the result (74 visits) is 74 % of the target of 100 visits. Green from 90 %, amber from 75 %, red below."));
    }

    @Test
    void goesBeyondTheTarget() {
        var pace = pace(VISITS, 100, 500, Map.of(410, 100, 500, 110));

        assertThat(pace.forecast().value()).isEqualByComparingTo("165.6");
        assertThat(pace.judgement().rule()).startsWith("Green: what is reached already (110 visits) is 110 % of the target of 100 visits.");
    }

    @Test
    void reachesATargetOfNothing() {
        assertThat(pace(VISITS, 0, 500, Map.of(500, 0)).judgement()).isEqualTo(new Judgement(Light.GREEN,
                "Green: what is reached already (0 visits) is compared with the target of 0 visits. Green from 90 %, amber from 75 %, "
                        + "red below."));
        assertThat(pace(SPENDING, 0, 500, Map.of(500, 0)).judgement().light()).isEqualTo(Light.GREEN);
        assertThat(pace(SPENDING, 0, 500, Map.of(500, 1)).judgement().light()).isEqualTo(Light.RED);
    }

    @ParameterizedTest
    @CsvSource({"100,GREEN", "110,GREEN", "111,AMBER", "125,AMBER", "126,RED"})
    void wantsLessOfWhatIsBetterLow(int spent, Light light) {
        var pace = pace(SPENDING, 1000, 100, Map.of(100, spent));

        assertThat(pace.judgement().light()).isEqualTo(light);
    }

    @Test
    void saysHowFarALimitMayBePassed() {
        assertThat(pace(SPENDING, 20_000, 100, Map.of(100, 2_300)).judgement().rule()).isEqualTo(
                "Amber: the forecast (23,000 EUR) is 115 % of the limit of 20,000 EUR. Green up to 110 %, amber up to 125 %, red above.");
    }

    @Test
    void alarmsEarlyWhereALimitIsPassedAlready() {
        assertThat(pace(SPENDING, 100, 2, Map.of(2, 101)).judgement().light()).isEqualTo(Light.GREEN);
        assertThat(pace(SPENDING, 100, 2, Map.of(2, 130)).judgement().light()).isEqualTo(Light.RED);
        assertThat(pace(SPENDING, 100, 2, Map.of(2, 99)).judgement().light()).isEqualTo(Light.NONE);
    }

    @Test
    void takesWhatDoesNotGrowAsItIs() {
        var pace = pace(DAYS_TO_SIGN, 10, 5, Map.of(5, 12));

        assertThat(pace.forecast().method()).isEqualTo(Method.LEVEL);
        assertThat(pace.expectedToday()).isEqualByComparingTo("10");
        assertThat(pace.judgement().rule()).startsWith("Amber: the value (12 days) is 120 % of the limit of 10 days.");
        assertThat(pace(DAYS_TO_SIGN, 10, 5, Map.of()).judgement()).isEqualTo(Judgement.none("there is nothing to measure."));
    }

    @Test
    void hasNoLightWhereNeitherMoreNorLessIsBetter() {
        assertThat(pace(indicator(Measure.SUM, Timing.FLOW, Direction.NEITHER, "visits"), 100, 500, Map.of(500, 1)).judgement().light())
                .isEqualTo(Light.NONE);
    }

    @ParameterizedTest
    @CsvSource({"90,NONE,GREEN", "89.9,NONE,AMBER", "89.9,GREEN,AMBER", "90,AMBER,AMBER", "94.9,AMBER,AMBER", "95,AMBER,GREEN",
            "75,NONE,AMBER", "74.9,AMBER,RED", "79.9,RED,RED", "80,RED,AMBER", "94.9,RED,AMBER", "95,RED,GREEN"})
    void getsBetterOnlyFivePointsBeyondTheThreshold(BigDecimal value, Light former, Light light) {
        assertThat(judged(100, value, former, Thresholds.USUAL).light()).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"99.9,AMBER,AMBER", "100,AMBER,GREEN", "100,RED,GREEN"})
    void isGreenAtTheLatestWhenTheTargetIsMet(BigDecimal value, Light former, Light light) {
        assertThat(judged(100, value, former, new Thresholds(98, 50)).light()).isEqualTo(light);
    }

    @Test
    void saysWhyALightStays() {
        assertThat(judged(100, new BigDecimal("92"), Light.AMBER, Thresholds.USUAL).rule())
                .endsWith("It was amber before and is green again only from 95 %.");
        assertThat(Judgement.of(SPENDING, goal(100), "the forecast", new BigDecimal("107"), Light.AMBER).rule())
                .endsWith("It was amber before and is green again only up to 105 %.");
    }

    @Test
    void drawsThePlanAndWhatWasReachedByMonth() {
        var goal = new Goal("visits", Scope.WHOLE, new BigDecimal("59"), LocalDate.parse("2023-01-01"), LocalDate.parse("2023-02-28"),
                Thresholds.USUAL);
        var today = LocalDate.parse("2023-02-10");

        assertThat(Pace.daysNeeded(goal, today)).containsExactly(LocalDate.parse("2023-01-31"), today);
        assertThat(Pace.of(VISITS, goal, new Reached(Map.of(LocalDate.parse("2023-01-31"), value(20), today, value(30))),
                BigDecimal.ZERO, today, Light.NONE).series())
                .containsExactly(new Pace.Month(YearMonth.of(2023, 1), BigDecimal.valueOf(20), new BigDecimal("31.0")),
                        new Pace.Month(YearMonth.of(2023, 2), BigDecimal.valueOf(30), new BigDecimal("59.0")));
        assertThat(Pace.of(VISITS, goal, new Reached(Map.of(LocalDate.parse("2023-01-10"), value(5))), BigDecimal.ZERO,
                LocalDate.parse("2023-01-10"), Light.NONE).series()).extracting(Pace.Month::actual)
                .containsExactly(BigDecimal.valueOf(5), null);
    }

    @Test
    void asksForTheDaysUntilThePeriodEnds() {
        assertThat(Pace.daysNeeded(goal(100), TO.plusDays(40))).last().isEqualTo(TO);
        assertThat(Pace.daysNeeded(goal(100), TO)).contains(TO.minusDays(90), TO);
    }

    @Test
    void isNarrowedToItsScope() {
        var scope = new Scope(Map.of(Dimension.HOST_COUNTRY, Set.of("DE", "FR")));

        assertThat(List.of("DE", "FR", "ES")).extracting(
                country -> scope.holds(Map.of(Dimension.HOST_COUNTRY, country)))
                .containsExactly(true, true, false);
        assertThat(scope.holds(Map.of())).isFalse();
        assertThat(Scope.WHOLE.holds(Map.of())).isTrue();
    }

    private static Judgement judged(int target, BigDecimal value, Light former, Thresholds thresholds) {
        return Judgement.of(VISITS, new Goal("visits", Scope.WHOLE, BigDecimal.valueOf(target), FROM, TO, thresholds), "the forecast",
                value,
                former);
    }

    private static Pace pace(Indicator indicator, int target, int day, Map<Integer, Integer> reached) {
        return pace(indicator, target, day, reached, 0, Light.NONE);
    }

    /**
     * @param day counts from 1 on the first day of the period
     * @param reached by such days; each fact gives one
     */
    private static Pace pace(Indicator indicator, int target, int day, Map<Integer, Integer> reached, int committed, Light former) {
        var until = new HashMap<LocalDate, Value>();
        reached.forEach((on, value) -> until.put(FROM.plusDays(on - 1L), value(value)));
        return Pace.of(indicator, goal(target), new Reached(until), BigDecimal.valueOf(committed), FROM.plusDays(day - 1L), former);
    }

    private static Value value(int facts) {
        return new Value(BigDecimal.valueOf(facts), facts);
    }

    private static Goal goal(int target) {
        return new Goal("visits", Scope.WHOLE, BigDecimal.valueOf(target), FROM, TO, Thresholds.USUAL);
    }

    private static Indicator indicator(@Nullable Measure measure, Timing timing, Direction direction, String unit) {
        return new Indicator("visits", "Visits", unit, "Visits.", measure, null, timing, direction, null, List.of());
    }
}
