package eu.sojourn.agreements.application;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.application.ReadingAnnexes.LastCommitment;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.service.security.Actor;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said of a commitment that was signed and does not cover a visit. */
@SojournTest
class ReadingAnnexesTest {
    private final Story story;
    private final Annexes annexes;
    private final HostCommitments commitments;

    @Autowired
    ReadingAnnexesTest(Http http, Annexes annexes, HostCommitments commitments) {
        this.story = new Story(http);
        this.annexes = annexes;
        this.commitments = commitments;
    }

    @Test
    void tellsOnWhichDayACommitmentEndsThatDoesNotCoverTheVisitAndWhetherThatDayIsOver() {
        story.annexAwaitsSignatures();
        var lastDay = commitments.get(new OrganisationId(story.host)).state().signed().getLast().lastDay();
        assertThat(toldOn(lastDay)).isNull();

        story.isRescheduled(lastDay.plusDays(1).toString(), lastDay.plusDays(5).toString(), 5);
        eventually(() -> assertThat(story.hanna().get(story.annexPath()).expect(200).json().at("/missing").toString())
                .contains("HOST_COMMITMENT"));

        assertThat(toldOn(lastDay)).isEqualTo(new LastCommitment(lastDay, false));
        assertThat(toldOn(lastDay.plusDays(1))).isEqualTo(new LastCommitment(lastDay, true));
        var shown = story.hanna().get(story.annexPath()).expect(200);
        assertThat(shown.at("/lastCommitment/lastDay")).isEqualTo(lastDay.toString());
        assertThat(shown.json().at("/lastCommitment/ended").asBoolean(true)).isFalse();
    }

    @Test
    void tellsNothingOfAHostThatNeverSigned() {
        story.isReady().agendaIsConfirmed();
        eventually(() -> assertThat(story.hanna().get(story.annexPath()).expect(200).json().at("/missing").toString())
                .isEqualTo("[\"HOST_COMMITMENT\"]"));

        assertThat(toldOn(LocalDate.parse("2024-03-04"))).isNull();
    }

    private @Nullable LastCommitment toldOn(LocalDate today) {
        var clock = Clock.fixed(today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var hanna = new Actor("hanna", Set.of("host"), Set.of(story.host), Set.of(), Set.of());
        return new ReadingAnnexes(annexes, commitments, clock).get(hanna, new VisitId(story.visit)).lastCommitment();
    }
}
