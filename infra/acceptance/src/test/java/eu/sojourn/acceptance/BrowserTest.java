package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The product as its people use it: in real Chromium, through the gateway and the real sign-in, by clicking. */
@Timeout(180)
class BrowserTest extends InBrowser {

    @Test
    void movesOpenKpiBoardWhenVisitIsCompleted() {
        var story = Story.withOnly(stack.platform(), "dagny");
        story.playUpToLastSignature();

        try (var carmen = atDesk("carmen"); var dagny = onPhone("dagny")) {
            carmen.opens("/kpis/" + Story.PROGRAMME);
            carmen.reads("Live");
            carmen.marksPage();
            var completed = carmen.figure("visits-completed");
            var inForce = carmen.figure("annexes-in-force");

            dagny.opens("/visits/" + story.visit("dagny"));
            dagny.follows("Read and sign the annex");
            dagny.presses("Sign this annex", "You have signed the annex.");

            carmen.seesFigure("annexes-in-force", inForce + 1);
            carmen.seesFigure("visits-completed", completed + 1);
            assertThat(carmen.isStillOnMarkedPage()).as("the figures moved without a reload").isTrue();
        }
    }

    @Test
    void carriesVisitFromApplicationToSignedAnnexByClicking() {
        var story = Story.withOnly(stack.platform(), "dagny");
        story.publishesProgramme();
        story.registersOrganisations();
        hostHasNewWordingToSign();
        var title = "Beam diagnostics " + UUID.randomUUID().toString().substring(0, 8);
        var firstDay = LocalDate.now().plusMonths(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

        try (var carmen = atDesk("carmen"); var ernst = atDesk("ernst"); var hanna = atDesk("hanna"); var dagny = onPhone("dagny")) {
            hanna.doesNext("Read and sign: European XFEL");
            hanna.presses("Clear the text", "The text is cleared.");
            hanna.presses("Sign the host commitment", "The host commitment is signed.");

            carmen.opens("/xchanges/new");
            carmen.fills("Title", title);
            carmen.chooses("Host", "european-xfel");
            carmen.fills("First day", firstDay.toString());
            carmen.fills("Last day", firstDay.plusDays(4).toString());
            carmen.fills("Places", "6");
            carmen.presses("Create and open", "The Xchange is open.");

            dagny.opens("/xchanges");
            dagny.follows(title);
            dagny.reads("BigScience.dk is eligible");
            dagny.fills("What you want to get out of it", "Suppliers for beam diagnostics.");
            dagny.presses("Apply for this Xchange", "Your application is submitted.");

            carmen.doesNext("Decide: BigScience.dk");
            carmen.presses("Approve this visit", "The visit is approved.");

            hanna.doesNext("Accept or refuse: BigScience.dk");
            hanna.reads("Suppliers for beam diagnostics.");
            hanna.presses("Accept this visit", "You have accepted the visit.");
            hanna.doesNext("Write the agenda: " + title);
            hanna.fills("Title", "Laboratory tour");
            hanna.fills("Place", "Schenefeld");
            hanna.presses("Save and confirm", "The agenda is confirmed.");

            for (var party : List.of(hanna, ernst, carmen, dagny)) {
                party.doesNext("Read and sign: " + title);
                party.reads("Laboratory tour");
                party.presses("Sign this annex", "You have signed the annex.");
            }
            dagny.reads("In force");
        }
    }

    /** Another wording than any before has to be cleared and signed again. */
    private static void hostHasNewWordingToSign() {
        var clause = Map.of("clauseId", "contact", "title", "Contact", "text", "Contact number " + UUID.randomUUID() + ".");
        stack.platform().put("hanna", "/api/agreements/host-commitments/european-xfel", Map.of("clauses", List.of(clause)));
    }
}
