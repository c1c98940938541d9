package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked after a visit, by clicking: by link on a phone, signed in, in an interview, and again after months. */
@Timeout(180)
class QuestionnairesBrowserTest extends InBrowser {

    /** Opening the link is a tap too; nobody can be faster than the script is. */
    @Test
    void countsTapsAndSecondsOfTheVisitorsQuestionnaireWithAndWithoutWhatIsKnown() {
        var nothing = invited("dagny", "VISITOR");
        var informative = invited("sofia", "VISITOR");
        var byHand = invited("lina", "VISITOR");

        var one = measured(nothing, visitor -> {
            visitor.pictures("questionnaire-one-tap");
            visitor.presses("Of no interest to us", "Your answers are sent.");
        });
        var two = measured(informative, visitor -> {
            visitor.presses("Informative", "A little more");
            visitor.presses("Send the answers", "Your answers are sent.");
            visitor.pictures("questionnaire-answered");
        });
        var without = measured(byHand + "?change=yes", visitor -> {
            visitor.ticks("Informative");
            visitor.fills("On how many working days", "5");
            visitor.presses("Send the answers", "Your answers are sent.");
        });

        System.out.println("The visitor's questionnaire on a phone, taps from the link in the mail on, and seconds at least: "
                + "nothing came of it, one tap: " + one + "; informative, one tap and what is known: " + two
                + "; informative, all questions and nothing known: " + without);
        assertThat(one.taps()).isLessThanOrEqualTo(2);
        assertThat(two.taps()).isLessThanOrEqualTo(3);
        assertThat(two.taps()).isLessThan(without.taps());
    }

    @Test
    void keepsWhatIsTypedFaultsInPlaceAndTheDeclarationThatComesOfIt() {
        var link = invited("dagny", "VISITOR");

        try (var phone = chromium.letIn(stack.url(), 375, 812); var desk = chromium.letIn(stack.url(), 1280, 900)) {
            phone.opens(link);
            phone.presses("Cooperation is possible", "A little more");
            phone.fills("What should we know", "The tour was too short.");
            phone.reads("Saved at");

            desk.opens(link);
            assertThat(desk.copies("What should we know, or do better? (optional)")).isEqualTo("The tour was too short.");
            desk.fills("How many", "1");
            desk.pictures("questionnaire-agreements");
            desk.isRefused("Send the answers", "2 answers need another look");
            desk.pictures("questionnaire-faults");
            desk.ticks("Joint research or project");
            desk.fills("With whom", "LITEK");
            desk.ticks("Under discussion");
            desk.presses("Send the answers", "Your answers are sent.");
            desk.reads("LITEK");

            phone.opens(link);
            phone.follows("Change an answer");
            phone.ticks("New contacts");
            phone.presses("Send the corrected answers", "Corrected once");
        }
    }

    @Test
    void letsTheParticipantConfirmAnInterviewByOneTap() {
        var link = invited("dagny", "HOST");
        var invitation = link.replaceFirst("/answer/([^.]+)\\..*", "$1");

        try (var carmen = atDesk("carmen"); var host = chromium.letIn(stack.url(), 375, 812)) {
            carmen.opens("/invitations/" + invitation);
            carmen.presses("Remind now", "A reminder is on its way.");
            carmen.presses("Show the link to hand over", "Whoever has it can answer");
            carmen.pictures("invitation-coordinated");
            carmen.follows("Enter an interview");
            carmen.ticks("Informative");
            carmen.presses("Ask the participant to confirm", "The participant is asked to confirm it.");

            host.opens(link);
            host.reads("Is this what you said?");
            host.pictures("interview-to-confirm");
            host.presses("Yes, that is right", "Your answers are sent.");
        }
    }

    private record Effort(int taps, double seconds) {}

    private static Effort measured(String link, java.util.function.Consumer<Somebody> answering) {
        try (var visitor = chromium.letIn(stack.url(), 375, 812)) {
            var start = System.nanoTime();
            visitor.opens(link);
            answering.accept(visitor);
            return new Effort(1 + visitor.fieldsFilled() + visitor.clicksMade(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        }
    }

    /** The link in the mail that asks about a visit which has just ended. */
    private static String invited(String visitor, String audience) {
        var platform = stack.platform();
        var story = Story.withOnly(platform, visitor);
        story.playUntilVisitsAreCompleted();
        var invitation = platform.await("the invitation of the " + audience, () -> Optional.ofNullable(platform
                .get("carmen", "/api/questionnaires/invitations?visitId=" + story.visit(visitor))
                .path("items")
                .valueStream()
                .filter(each -> each.path("audience").asString().equals(audience))
                .findFirst()
                .orElse(null)));
        var address = platform.get("carmen", "/api/questionnaires/invitations/" + invitation.path("invitationId").asString() + "/link")
                .path("address")
                .asString();
        return address.substring(address.indexOf("/answer/"));
    }
}
