package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What host and visitor commit to, by clicking: the lawyers' lane, agendas, annexes, batches, links without an account, documents. */
@Timeout(180)
class AgreementsBrowserTest extends AgreementsInBrowser {

    @Test
    void letsLawyersReadOnlyWhatIsNotStandardAndTheHostSign() {
        platform.put("hanna", XFEL.commitment(), Map.of("clauses",
                List.of(Map.of("clauseId", "contact", "title", "Contact", "text", "Contact number " + UUID.randomUUID() + "."))));

        try (var hanna = atDesk("hanna"); var onTheWay = onPhone("hanna")) {
            hanna.opens("/host-commitments/" + XFEL.organisation());
            hanna.pictures("host-commitment");
            hanna.follows("Read clause by clause");
            hanna.pictures("legal-lane");
            onTheWay.opens("/host-commitments/" + XFEL.organisation() + "/review");
            onTheWay.pictures("legal-lane");
            hanna.presses("Clear all standard clauses", "All standard clauses are cleared.");
            hanna.presses("Clear this clause", "The clause is cleared.");
            hanna.follows("Read and sign");
            hanna.presses("Sign the host commitment", "The host commitment is signed.");
        }
    }

    @Test
    void answersWishesOfTheHostForAnAgenda() {
        var title = "Agenda days " + mark;
        var xchange = opened(XFEL, title);
        var path = "/xchanges/" + xchange + "/agenda";
        awaitAgenda(XFEL, xchange);

        try (var carmen = atDesk("carmen"); var hanna = onPhone("hanna")) {
            carmen.opens(path);
            carmen.fills("Title", "Laboratory tour");
            carmen.fills("Place", "Schenefeld");
            carmen.presses("Save the agenda", "The agenda is saved.");

            hanna.doesNext("Read and confirm: " + title);
            hanna.pictures("agenda-to-confirm");
            hanna.unfolds("Ask for changes instead");
            hanna.fills("What should be other in", "An hour later, please.");
            hanna.presses("Ask for these changes", "You have asked for changes.");

            carmen.doesNext("Read and answer: " + title);
            carmen.reads("An hour later, please.");
            carmen.pictures("agenda-changes-requested");
            carmen.unfolds("Change the agenda");
            carmen.fills("Title", "Laboratory tour, an hour later");
            carmen.presses("Save the agenda", "The agenda is saved.");

            hanna.doesNext("Read and confirm: " + title);
            hanna.presses("Confirm agenda version 2", "The agenda is confirmed.");
        }
    }

    @Test
    void carriesTwoAnnexesFromParticularsToDocumentsAndAsksOnlyThoseAgainWhomAChangeConcerns() {
        var title = "Annex days " + mark;
        var xchange = opened(XFEL, title);
        var dagnys = accepted(XFEL, "dagny", "bigscience-dk", xchange);
        var sofias = accepted(XFEL, "sofia", "ineustar", xchange);
        isReady(XFEL, xchange);
        awaitAnnex(XFEL, dagnys, "AWAITING_SIGNATURES");
        awaitAnnex(XFEL, sofias, "AWAITING_SIGNATURES");

        try (var dagny = onPhone("dagny"); var sofia = onPhone("sofia"); var carmen = atDesk("carmen"); var ernst = atDesk("ernst")) {
            for (var visitor : Map.of(dagny, dagnys, sofia, sofias).entrySet()) {
                visitor.getKey().opens("/annexes/" + visitor.getValue());
                visitor.getKey().unfolds("Who travels, and what for");
                visitor.getKey().fills("Who travels", "Dagny Holm");
                visitor.getKey().fills("In which function", "Buyer");
                visitor.getKey().fills("Goals of the visit", "Suppliers of vacuum pumps.");
                visitor.getKey().presses("Put it into the annex", "It stands in the annex now.");
                visitor.getKey().presses("Sign this annex", "You have signed the annex.");
            }
            dagny.pictures("annex-signed");

            for (var coordinator : List.of(carmen, ernst)) {
                coordinator.opens("/annexes");
                coordinator.ticksAll();
                coordinator.pictures("annexes-batch");
                coordinator.presses("Sign those that I have ticked", "Signed. Who has not signed yet was asked to.");
            }
            carmen.opens("/open-signatures?hostOrganisationId=" + XFEL.organisation());
            carmen.reads(title);
            carmen.pictures("open-signatures");

            signsByLinkInThreeTaps(linkFor(XFEL, carmen, xchange));
            awaitAnnex(XFEL, dagnys, "IN_FORCE");
            awaitAnnex(XFEL, sofias, "IN_FORCE");
            awaitDocuments(dagnys);
            dagny.opens("/annexes/" + dagnys);
            dagny.pictures("annex-in-force");
            var document = dagny.keeps("The annex with all signatures (PDF)", Path.of("target", "documents", "annex.pdf"));
            var log = dagny.keeps("Its log, to check the PDF with", Path.of("target", "documents", "annex.log"));
            System.out.println(stack.run("verify", document.toAbsolutePath().toString(), log.toAbsolutePath().toString()));

            sofia.opens("/annexes/" + sofias);
            sofia.unfolds("Who travels, and what for");
            sofia.fills("Goals of the visit", "Suppliers of cryogenic valves.");
            sofia.presses("Put it into the annex", "It stands in the annex now.");

            awaitAnnex(XFEL, sofias, "AWAITING_SIGNATURES");
            assertThat(waitedFor(sofias)).as("the visitor and its partnership").containsExactlyInAnyOrder("ineustar", Story.PROGRAMME);
            awaitAnnex(XFEL, dagnys, "IN_FORCE");
            assertThat(waitedFor(dagnys)).isEmpty();
            carmen.opens("/annexes/" + sofias);
            carmen.reads("What has changed since you signed");
            carmen.pictures("annex-difference");
        }
    }

    /** Neither the lawyer nor the director has an account; the coordinator made both links, and log and document say so. */
    @Test
    void letsALawyerClearAndADirectorSignTheCommitmentByLinksOnAPhone() throws IOException {
        awaitAgenda(XFEL, opened(XFEL, "Link days " + mark));
        publishesClause("arrival-" + mark);
        platform.put("hanna", XFEL.commitment(), Map.of("programmeId", Story.PROGRAMME, "clauses",
                List.of(Map.of("clauseId", "contact", "title", "Contact", "text", "Contact number " + UUID.randomUUID() + "."))));

        try (var carmen = atDesk("carmen")) {
            clearsAndDiscussesByLink(commitmentLink(carmen, "Dr Kern, legal affairs", "Read, discuss and clear the text, as lawyers do"));
            signsCommitmentByLinkInThreeTaps(commitmentLink(carmen, "Prof. Feld, director", "Read, and sign the cleared text, once"));
        }

        platform.await("the sealed commitment", () -> Optional.of(platform.send("hanna", "GET", XFEL.commitment() + "/document.log", null))
                .filter(answer -> answer.text().lines().toList().reversed().stream().limit(2).anyMatch(line -> line.contains("SEALED"))));
        var carmensId = platform.get("carmen", "/api/agreements/links?hostOrganisationId=" + XFEL.organisation())
                .at("/items/0/issuedBy")
                .asString();
        try (var hanna = atDesk("hanna")) {
            hanna.opens("/host-commitments/" + XFEL.organisation());
            hanna.pictures("host-commitment-signed-by-link");
            var document = hanna.keeps("The commitment that was signed last (PDF)", Path.of("target", "documents", "commitment.pdf"));
            var log = hanna.keeps("Its log, to check the PDF with", Path.of("target", "documents", "commitment.log"));
            System.out.println(stack.run("verify", document.toAbsolutePath().toString(), log.toAbsolutePath().toString()));
            assertThat(Files.readString(log)).contains("LINK_USED", "issued by " + carmensId + " at ", "Dr Kern, lawyer",
                    "Prof. Feld, director");
            try (var pdf = Loader.loadPDF(document.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains("Prof.Feld,director",
                        "Thelinkwasissuedby" + carmensId + "at");
            }
        }
    }

    /** A standard clause that nobody has read yet, beside those that are there. */
    private static void publishesClause(String clauseId) {
        var library = "/api/agreements/programmes/" + Story.PROGRAMME + "/clause-library";
        var known = platform.await("the clause library", () -> platform.find("carmen", library)).path("clauses");
        var clauses = new ArrayList<Object>();
        known.forEach(clauses::add);
        clauses.add(Map.of("clauseId", clauseId, "wordings",
                List.of(Map.of("language", "en", "title", "Arrival", "text", "Visitors arrive by nine, says " + clauseId + "."))));
        platform.put("carmen", library, Map.of("clauses", clauses));
    }

    private static void clearsAndDiscussesByLink(String link) {
        try (var lawyer = chromium.letIn(stack.url(), 375, 812)) {
            lawyer.opens(link);
            lawyer.pictures("review-by-link");
            lawyer.fills("Your name and function", "Dr Kern, lawyer");
            lawyer.presses("Clear all standard clauses", "All standard clauses are cleared.");
            lawyer.reads("You act as Dr Kern, lawyer.");
            lawyer.reads("1 of");
            var taps = 1 + lawyer.fieldsFilled() + lawyer.clicksMade();
            System.out.println("Taps from the link in a mail to all standard clauses cleared on a phone: " + taps);
            assertThat(taps).as("taps, that on the link in the mail included").isLessThanOrEqualTo(3);
            lawyer.unfolds("Comment");
            lawyer.fills("Comment", "Is that a landline?");
            lawyer.presses("Send the comment", "Your comment stands beside the clause.");
            lawyer.reads("Is that a landline?");
            lawyer.pictures("reviewed-by-link");
            lawyer.presses("Clear this clause", "The clause is cleared.");
            lawyer.reads("clauses are cleared");
        }
    }

    private static void signsCommitmentByLinkInThreeTaps(String link) {
        try (var director = chromium.letIn(stack.url(), 375, 812)) {
            director.opens(link);
            director.pictures("sign-commitment-by-link");
            director.fills("Your name and function", "Prof. Feld, director");
            director.presses("Sign the host commitment", "signed by this link on");
            director.pictures("signed-commitment-by-link");

            var taps = 1 + director.fieldsFilled() + director.clicksMade();
            System.out.println("Taps from the link in a mail to a signed commitment on a phone: " + taps);
            assertThat(taps).as("taps, that on the link in the mail included").isLessThanOrEqualTo(3);
        }
    }

    private static String commitmentLink(Somebody carmen, String holder, String purpose) {
        carmen.opens("/host-commitments/" + XFEL.organisation());
        carmen.follows("Make a link for your lawyers or for whoever signs");
        carmen.fills("For whom it is", holder);
        carmen.ticks(purpose);
        carmen.presses("Make the link", "The link for " + holder);
        carmen.pictures("commitment-links");
        return carmen.copies("Link");
    }

    /** Opening it is no tap on the page; typing a name and pressing are. */
    private static void signsByLinkInThreeTaps(String link) {
        try (var contact = chromium.letIn(stack.url(), 375, 812)) {
            contact.opens(link);
            contact.pictures("sign-by-link");
            contact.fills("Your name and function", "Dr Kern, legal affairs");
            contact.presses("Sign all 2", "signed by this link on");
            contact.pictures("signed-by-link");

            var taps = 1 + contact.fieldsFilled() + contact.clicksMade();
            System.out.println("Taps from the link in a mail to two signatures on a phone: " + taps);
            assertThat(taps).as("taps, that on the link in the mail included").isLessThanOrEqualTo(3);
        }
    }

    private static void awaitDocuments(String visit) {
        platform.await("the sealed documents",
                () -> Optional.of(platform.send("hanna", "GET", "/api/agreements/annexes/" + visit + "/document.log", null))
                        .filter(Platform.Answer::acknowledged));
    }

    private static List<String> waitedFor(String visit) {
        return platform.get("hanna", "/api/agreements/annexes/" + visit)
                .path("parties")
                .valueStream()
                .filter(party -> party.path("asked").asBoolean())
                .map(party -> party.path("organisationId").asString())
                .toList();
    }
}
