package eu.sojourn.questionnaires.domain.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.form.Reminders;

class LadderTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Ladder LADDER = ladder(true, "08:00", "18:00");

    @ParameterizedTest
    @CsvSource({"2024-03-11T10:30, 2024-03-11T10:30", "2024-03-11T07:59:59.999, 2024-03-11T08:00", "2024-03-11T08:00, 2024-03-11T08:00",
            "2024-03-11T17:59:59.999, 2024-03-11T17:59:59.999", "2024-03-11T18:00, 2024-03-12T08:00", "2024-03-15T18:00, 2024-03-18T08:00",
            "2024-03-16T12:00, 2024-03-18T08:00", "2024-03-17T23:59, 2024-03-18T08:00", "2024-03-18T00:00, 2024-03-18T08:00"})
    void waitsForTheEndOfQuietHours(String time, String awake) {
        assertThat(LADDER.awake(at(time))).isEqualTo(at(awake));
        assertThat(LADDER.isAwake(at(time))).isEqualTo(time.equals(awake));
    }

    @Test
    void goesOutAtWeekendsWhereTheLadderSaysSo() {
        assertThat(ladder(false, "08:00", "18:00").awake(at("2024-03-16T12:00"))).isEqualTo(at("2024-03-16T12:00"));
    }

    @Test
    void countsDaysOfItsZoneOverTheChangeOfTheClocks() {
        assertThat(LADDER.after(at("2024-03-26T10:30"), at("2024-03-26T10:30"))).hasValue(at("2024-04-02T10:30"));
        assertThat(LADDER.after(Instant.parse("2024-03-26T09:30:00Z"), Instant.parse("2024-03-27T00:00:00Z")))
                .hasValue(Instant.parse("2024-04-02T08:30:00Z"));
    }

    @Test
    void beginsWhenTheClocksAreThereWhereTheySkipItsBeginning() {
        assertThat(ladder(false, "02:30", "05:00").awake(at("2024-03-31T01:00"))).isEqualTo(at("2024-03-31T03:00"));
        assertThat(ladder(false, "02:10", "02:50").awake(at("2024-03-31T01:00"))).isEqualTo(at("2024-04-01T02:10"));
    }

    @Test
    void leavesOutStepsThatArePast() {
        Instant sent = at("2024-03-11T10:30");

        assertThat(LADDER.after(sent, at("2024-03-18T10:29:59.999"))).hasValue(at("2024-03-18T10:30"));
        assertThat(LADDER.after(sent, at("2024-03-18T10:30"))).hasValue(at("2024-03-25T10:30"));
        assertThat(LADDER.after(sent, at("2024-04-08T10:30"))).isEmpty();
    }

    @Test
    void remindsNobodyByAnEmptyLadder() {
        assertThat(new Ladder(new Reminders(List.of(), true, LocalTime.of(8, 0), LocalTime.of(18, 0), BRUSSELS))
                .after(at("2024-03-11T10:30"), at("2024-03-11T10:30"))).isEmpty();
    }

    /** Ten years of random instants, in zones with and without changes of the clocks. */
    @Test
    void isNeverEarlyNeverQuietAndNeverLaterThanNeeded() {
        Random random = new Random(11);
        for (String zone : List.of("Europe/Brussels", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")) {
            for (int i = 0; i < 3_000; i++) {
                int from = random.nextInt(23);
                Ladder ladder = new Ladder(
                        new Reminders(List.of(1 + random.nextInt(60)), random.nextBoolean(), LocalTime.of(from, random.nextInt(60)),
                                LocalTime.of(from + 1 + random.nextInt(23 - from), 0).plusMinutes(59), ZoneId.of(zone)));
                Instant time = Instant.ofEpochSecond(1_700_000_000L + random.nextLong(315_000_000L));

                Instant awake = ladder.awake(time);

                assertThat(awake).isAfterOrEqualTo(time);
                assertThat(ladder.isAwake(awake)).isTrue();
                for (Instant quiet = time; quiet.isBefore(awake.minusSeconds(1)); quiet = quiet.plusSeconds(1_800)) {
                    assertThat(ladder.isAwake(quiet)).as(ladder + " at " + quiet).isFalse();
                }
            }
        }
    }

    private static Ladder ladder(boolean weekdaysOnly, String from, String until) {
        return new Ladder(new Reminders(List.of(7, 14, 28), weekdaysOnly, LocalTime.parse(from), LocalTime.parse(until), BRUSSELS));
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), BRUSSELS).toInstant();
    }
}
