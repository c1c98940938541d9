package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What host and visitor commit to, by clicking: the lawyers' lane, agendas, annexes, batches, links without an account, documents. */
@Timeout(180)
class AgreementsBrowserTest extends InBrowser {

    private static final String HOST = "european-xfel";
    private static final String COMMITMENT = "/api/agreements/host-commitments/" + HOST;

    private static Platform platform;

    /** Tells the objects of this test from those of others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final LocalDate firstDay = LocalDate.now().plusMonths(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @BeforeAll
    static void start() {
        platform = stack.platform();
        var story = Story.withOnly(platform, "dagny");
        story.publishesProgramme();
        story.registersOrganisations();
    }

    @Test
    void letsLawyersReadOnlyWhatIsNotStandardAndTheHostSign() {
        platform.put("hanna", COMMITMENT, Map.of("clauses",
                List.of(Map.of("clauseId", "contact", "title", "Contact", "text", "Contact number " + UUID.randomUUID() + "."))));

        try (var hanna = atDesk("hanna"); var onTheWay = onPhone("hanna")) {
            hanna.opens("/host-commitments/" + HOST);
            hanna.pictures("host-commitment");
            hanna.follows("Read clause by clause");
            hanna.pictures("legal-lane");
            onTheWay.opens("/host-commitments/" + HOST + "/review");
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
        var path = "/xchanges/" + opened(title) + "/agenda";
        awaitAgenda(path);

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
        var xchange = opened(title);
        var dagnys = accepted("dagny", "bigscience-dk", xchange);
        var sofias = accepted("sofia", "ineustar", xchange);
        hostIsReady(xchange);
        awaitAnnex(dagnys, "AWAITING_SIGNATURES");
        awaitAnnex(sofias, "AWAITING_SIGNATURES");

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
            carmen.opens("/open-signatures?hostOrganisationId=" + HOST);
            carmen.reads(title);
            carmen.pictures("open-signatures");

            signsByLinkInThreeTaps(linkForHost(carmen, xchange));
            awaitAnnex(dagnys, "IN_FORCE");
            awaitAnnex(sofias, "IN_FORCE");
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

            awaitAnnex(sofias, "AWAITING_SIGNATURES");
            assertThat(waitedFor(sofias)).as("the visitor and its partnership").containsExactlyInAnyOrder("ineustar", Story.PROGRAMME);
            awaitAnnex(dagnys, "IN_FORCE");
            assertThat(waitedFor(dagnys)).isEmpty();
            carmen.opens("/annexes/" + sofias);
            carmen.reads("What has changed since you signed");
            carmen.pictures("annex-difference");
        }
    }

    /** Neither the lawyer nor the director has an account; the coordinator made both links, and log and document say so. */
    @Test
    void letsALawyerClearAndADirectorSignTheCommitmentByLinksOnAPhone() throws IOException {
        awaitAgenda("/xchanges/" + opened("Link days " + mark) + "/agenda");
        platform.put("hanna", COMMITMENT, Map.of("clauses",
                List.of(Map.of("clauseId", "contact", "title", "Contact", "text", "Contact number " + UUID.randomUUID() + "."))));

        try (var carmen = atDesk("carmen")) {
            clearsAndDiscussesByLink(commitmentLink(carmen, "Dr Kern, legal affairs", "Read, discuss and clear the text, as lawyers do"));
            signsCommitmentByLinkInThreeTaps(commitmentLink(carmen, "Prof. Feld, director", "Read, and sign the cleared text, once"));
        }

        platform.await("the sealed commitment", () -> Optional.of(platform.send("hanna", "GET", COMMITMENT + "/document.log", null))
                .filter(answer -> answer.text().lines().toList().reversed().stream().limit(2).anyMatch(line -> line.contains("SEALED"))));
        try (var hanna = atDesk("hanna")) {
            hanna.opens("/host-commitments/" + HOST);
            hanna.pictures("host-commitment-signed-by-link");
            var document = hanna.keeps("The commitment that was signed last (PDF)", Path.of("target", "documents", "commitment.pdf"));
            var log = hanna.keeps("Its log, to check the PDF with", Path.of("target", "documents", "commitment.log"));
            System.out.println(stack.run("verify", document.toAbsolutePath().toString(), log.toAbsolutePath().toString()));
            assertThat(Files.readString(log)).contains("LINK_USED", "issued by carmen at ", "Dr Kern, lawyer", "Prof. Feld, director");
            try (var pdf = Loader.loadPDF(document.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ")).contains("Prof. Feld, director",
                        "The link was issued by carmen at ");
            }
        }
    }

    private static void clearsAndDiscussesByLink(String link) {
        try (var lawyer = chromium.letIn(stack.url(), 375, 812)) {
            lawyer.opens(link);
            lawyer.pictures("review-by-link");
            lawyer.fills("Your name and function", "Dr Kern, lawyer");
            lawyer.presses("Clear all standard clauses", "All standard clauses are cleared.");
            var taps = 1 + lawyer.fieldsFilled() + lawyer.clicksMade();
            System.out.println("Taps from the link in a mail to all standard clauses cleared on a phone: " + taps);
            assertThat(taps).as("taps, that on the link in the mail included").isLessThanOrEqualTo(3);
            lawyer.unfolds("Comment");
            lawyer.fills("Comment", "Is that a landline?");
            lawyer.presses("Send the comment", "Your comment stands beside the clause.");
            lawyer.reads("Is that a landline?");
            lawyer.pictures("reviewed-by-link");
            lawyer.presses("Clear this clause", "The clause is cleared.");
            lawyer.reads("0 of");
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
        carmen.opens("/host-commitments/" + HOST);
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

    private static String linkForHost(Somebody carmen, String xchange) {
        carmen.opens("/xchanges/" + xchange + "/links");
        carmen.fills("For whom it is", "Dr Kern, legal affairs");
        carmen.chooses("For which party", "ORGANISATION " + HOST);
        carmen.presses("Make the link", "The link for Dr Kern");
        carmen.pictures("links");
        return carmen.copies("Link");
    }

    private String opened(String title) {
        var drafted = platform.post("carmen", "/api/registration/xchanges", Map.of("programmeId", Story.PROGRAMME, "title", title,
                "hostOrganisationId", HOST, "hostPartnershipId", "excite", "format", "GROUP", "mode", "PHYSICAL", "firstDay",
                firstDay.toString(), "lastDay", firstDay.plusDays(4).toString(), "capacity", 6)).path("xchangeId").asString();
        platform.post("carmen", "/api/registration/xchanges/" + drafted + "/opening", Map.of());
        return drafted;
    }

    private static String accepted(String visitor, String organisation, String xchange) {
        var visit = platform.post(visitor, "/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", organisation))
                .path("visitId")
                .asString();
        platform.post("carmen", "/api/registration/visits/" + visit + "/approval", Map.of());
        platform.post("hanna", "/api/registration/visits/" + visit + "/acceptance", Map.of());
        return visit;
    }

    /** The commitment is signed, whatever it was before, and an agenda is confirmed. */
    private void hostIsReady(String xchange) {
        if (platform.find("hanna", COMMITMENT).isEmpty()) {
            platform.put("hanna", COMMITMENT, Map.of());
        }
        var commitment = platform.get("hanna", COMMITMENT);
        if (!commitment.path("state").asString().equals("SIGNED")) {
            var cleared = platform.post("hanna", COMMITMENT + "/clearance", Map.of());
            platform.post("hanna", COMMITMENT + "/signature", Map.of("textSha256", cleared.path("textSha256").asString()));
        }
        var path = "/api/agreements/xchanges/" + xchange + "/agenda";
        awaitAgenda("/xchanges/" + xchange + "/agenda");
        var proposed = platform.put("hanna", path, Map.of("sessions", List.of(Map.of("title", "Laboratory tour", "starts",
                firstDay + "T09:00", "ends", firstDay + "T12:00", "place", "Schenefeld"))));
        platform.post("hanna", path + "/confirmation", Map.of("version", proposed.path("version").asInt()));
    }

    private static void awaitAgenda(String path) {
        platform.await("the agenda page", () -> platform.find("hanna", "/api/agreements" + path));
    }

    private static void awaitAnnex(String visit, String state) {
        platform.await("the annex to be " + state, () -> platform.find("hanna", "/api/agreements/annexes/" + visit)
                .filter(annex -> annex.path("state").asString().equals(state)));
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
