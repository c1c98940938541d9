package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

class MailingTest extends NotificationsTest {

    private static final String MAILS = "/api/notifications/mails";

    @Autowired
    private MongoTemplate mongo;

    private final Story story = Story.begin(IDENTITY);

    @Test
    void tellsTheVisitorsPartnershipThatAVisitWasSubmitted() throws Exception {
        story.say(Story.REGISTRATION, story.opened("Big Science Days"));
        story.say(Story.REGISTRATION, story.submitted());

        MimeMessage mail = onlyMail(story.coordinator());

        assertThat(mail.getSubject()).isEqualTo("A visit awaits your approval");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("sojourn@sojourn.example");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@localhost>");
        assertThat(text(mail)).contains("Dear Carmen Ortega", "the Xchange “Big Science Days”", "4 March 2024",
                "http://localhost:8080/visits/" + story.visitId(), "<a href=");
    }

    @Test
    void tellsTheHostThatAVisitWasApproved() {
        story.say(Story.REGISTRATION, story.approved());

        assertThat(text(onlyMail(story.host()))).contains("Accept or refuse the visit:", "http://localhost:8080/visits/" + story.visitId());
    }

    @Test
    void tellsTheVisitorOnceThatTheWaitingIsOver() {
        story.say(Story.REGISTRATION, story.visit("visit-waitlisted.v1", 2, Map.of()));
        byte[] approved = story.approved(3);
        story.say(Story.REGISTRATION, approved);
        story.say(Story.REGISTRATION, approved);
        story.say(Story.REGISTRATION, story.visit("visit-cancelled.v1", 4, Map.of("reasons", List.of())));

        eventually(() -> assertThat(received(story.visitor()).stream().map(MailingTest::subject)).containsExactlyInAnyOrder(
                "You are on the waiting list", "You have a place", "Your visit was cancelled"));
        assertThat(onlyMail(story.host())).isNotNull();
    }

    @Test
    void tellsTheVisitorNothingOfAnApprovalWithoutWaiting() {
        story.say(Story.REGISTRATION, story.approved());

        onlyMail(story.host());
        assertThat(received(story.visitor())).isEmpty();
    }

    @Test
    void tellsTheVisitorThatTheHostAccepted() throws Exception {
        story.say(Story.REGISTRATION, story.accepted());

        assertThat(onlyMail(story.visitor()).getSubject()).isEqualTo("Your visit was accepted by the host");
    }

    @Test
    void tellsTheVisitorThatTheVisitWasDeclined() throws Exception {
        story.say(Story.REGISTRATION, story.visit("visit-declined.v1", 2, Map.of("reasons", List.of())));

        assertThat(onlyMail(story.visitor()).getSubject()).isEqualTo("Your application was declined");
    }

    @Test
    void tellsTheVisitorThatTheHostRefused() throws Exception {
        story.say(Story.REGISTRATION, story.visit("visit-refused.v1", 3, Map.of("reasons", List.of())));

        assertThat(onlyMail(story.visitor()).getSubject()).isEqualTo("The host cannot receive you");
    }

    @Test
    void tellsTheVisitorsPartnershipThatAReportWasFiled() {
        story.say(Story.REGISTRATION, story.visit("closing-report-filed.v1", 7, Map.of("filedOn", "2024-03-12")));

        assertThat(text(onlyMail(story.coordinator()))).contains("12 March 2024");
    }

    @Test
    void tellsTheVisitorThatTheLumpSumWasPaid() {
        story.say(Story.REGISTRATION, story.visit("lump-sum-paid.v1", 9,
                Map.of("lumpSum", Map.of("amount", "830.00", "currency", "EUR"), "paidOn", "2024-03-20")));

        assertThat(text(onlyMail(story.visitor()))).contains("830.00 EUR", "20 March 2024");
    }

    @ParameterizedTest
    @CsvSource({"visit-waitlisted,You are on the waiting list", "visit-cancelled,Your visit was cancelled",
            "visit-expired,Your application has expired"})
    void tellsTheVisitorAndNobodyElseWhatBecameOfTheVisit(String event, String subject) throws Exception {
        story.say(Story.REGISTRATION, story.visit(event + ".v1", 4, Map.of("reasons", List.of())));

        MimeMessage mail = onlyMail(story.visitor());

        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(text(mail)).contains("http://localhost:8080/visits/" + story.visitId());
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void tellsTheVisitorTheNewDatesWithTheLumpSumAndThatSomethingSpeaksAgainstThem() {
        story.say(Story.REGISTRATION, story.visit("visit-rescheduled.v1", 4, Map.of("firstDay", "2024-04-02", "lastDay", "2024-04-03",
                "lumpSum", Map.of("amount", "415.00", "currency", "EUR"), "objections", List.of("TOO_SHORT"))));

        assertThat(text(onlyMail(story.visitor()))).contains("2 April 2024", "3 April 2024", "Its lump sum is 415.00 EUR.",
                "Something speaks against the visit on these days.");
    }

    @Test
    void tellsTheVisitorTheNewDatesOfAVisitThatIsNotApprovedYet() {
        story.say(Story.REGISTRATION, story.visit("visit-rescheduled.v1", 2,
                Map.of("firstDay", "2024-04-02", "lastDay", "2024-04-05", "objections", List.of())));

        assertThat(text(onlyMail(story.visitor()))).contains("5 April 2024", "There is nothing to do if the days suit you.")
                .doesNotContain("lump sum");
    }

    @Test
    void tellsVisitorAndPartnershipThatAVisitEndedEarly() {
        story.say(Story.REGISTRATION,
                story.visit("visit-discontinued.v1", 6, Map.of("firstDay", "2024-03-04", "lastDayStayed", "2024-03-06",
                        "forceMajeure", true, "lumpSum", Map.of("amount", "415.00", "currency", "EUR"), "counting", true)));

        for (String concerned : List.of(story.visitor(), story.coordinator())) {
            assertThat(text(onlyMail(concerned))).contains("6 March 2024");
        }
    }

    @Test
    void remindsThePartnershipOfAnOverdueLumpSum() {
        story.say(Story.REGISTRATION, story.visit("lump-sum-overdue.v1", 9,
                Map.of("lumpSum", Map.of("amount", "830.00", "currency", "EUR"), "dueBy", "2024-03-23")));

        assertThat(text(onlyMail(story.coordinator()))).contains("830.00 EUR", "23 March 2024");
        assertThat(received(story.visitor())).isEmpty();
    }

    @Test
    void tellsTheHostOfAChangedAndOfACancelledXchangeUnderItsNewTitle() {
        story.say(Story.REGISTRATION, story.opened("Big Science Days"));
        Map<String, Object> changed = Map.of("xchangeId", story.xchangeId(), "programmeId", "biginn", "title", "Bigger Science Days",
                "hostOrganisationId", story.hostOrganisationId(), "firstDay", "2024-04-02", "lastDay", "2024-04-05");
        byte[] event = Wire.event("registration.xchange-changed.v1", story.xchangeId(), 3, story.xchangeId(), changed);
        story.say(Story.REGISTRATION, event);
        story.say(Story.REGISTRATION, event);
        story.say(Story.REGISTRATION, Wire.event("registration.xchange-cancelled.v1", story.xchangeId(), 4, story.xchangeId(),
                Map.of("xchangeId", story.xchangeId(), "programmeId", "biginn", "hostOrganisationId", story.hostOrganisationId(), "reasons",
                        List.of("The laboratory is closed."))));

        eventually(() -> assertThat(received(story.host()).stream().map(MailingTest::text))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("Bigger Science Days",
                        "http://localhost:8080/xchanges/" + story.xchangeId()))
                .anySatisfy(text -> assertThat(text).contains("2 April 2024"))
                .anySatisfy(text -> assertThat(text).contains("was cancelled")));
    }

    @Test
    void parksAMalformedRescheduleBetweenTwoGoodOnes() {
        Map<String, Object> dates = Map.of("firstDay", "2024-04-02", "lastDay", "2024-04-05", "objections", List.of());
        story.say(Story.REGISTRATION, story.visit("visit-rescheduled.v1", 2, dates));
        story.say(Story.REGISTRATION, Wire.event("registration.visit-rescheduled.v1", "unmoved-" + story.name(), 1, story.xchangeId(),
                Map.of("firstDay", "soon")));
        story.say(Story.REGISTRATION, story.visit("visit-rescheduled.v1", 3, dates));

        eventually(() -> assertThat(received(story.visitor())).hasSize(2));
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/notifications/dead-letters?limit=200").expect(200).text())
                .contains("unmoved-" + story.name()));
    }

    @Test
    void asksEveryPartyToSignTheAnnex() {
        story.say(Story.AGREEMENTS, story.annexDrafted(1));

        for (String party : List.of(story.host(), story.hostsCoordinator(), story.visitor(), story.coordinator())) {
            assertThat(text(onlyMail(party))).contains("http://localhost:8080/annexes/" + story.visitId());
        }
    }

    @Test
    void asksThePartiesAgainWhenTheAnnexHasAnotherText() {
        story.say(Story.AGREEMENTS, story.annexDrafted(1));
        story.say(Story.AGREEMENTS, story.annexDrafted(3));

        eventually(() -> assertThat(received(story.host())).hasSize(2));
    }

    @Test
    void asksOnlyThoseAgainWhomAChangeConcerns() throws Exception {
        story.say(Story.AGREEMENTS, story.annexReopened(9));

        assertThat(onlyMail(story.visitor()).getSubject()).isEqualTo("An annex has changed and awaits your signature again");
        assertThat(received(story.host())).isEmpty();
        assertThat(received(story.coordinator())).isEmpty();
    }

    @Test
    void tellsTheOtherPartiesThatOneDeclined() {
        story.say(Story.AGREEMENTS, story.annexDeclined(4));

        for (String other : List.of(story.hostsCoordinator(), story.visitor(), story.coordinator())) {
            assertThat(text(onlyMail(other))).contains("declined to sign", "http://localhost:8080/annexes/" + story.visitId());
        }
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void remindsASilentPartyThenTellsItsCoordinatorsThenThemAlone() {
        for (int level = 1; level <= 3; level++) {
            byte[] overdue = story.signatureOverdue("VO", level, 4L + level);
            story.say(Story.AGREEMENTS, overdue);
            story.say(Story.AGREEMENTS, overdue);
        }
        story.say(Story.AGREEMENTS, story.agendaChangesRequested());

        eventually(() -> assertThat(received(story.coordinator())).hasSize(2)
                .allSatisfy(mail -> assertThat(subject(mail)).isEqualTo("A party does not answer: BigScience.dk"))
                .allSatisfy(mail -> assertThat(text(mail)).contains("BigScience.dk was asked", "hosted by European XFEL,",
                        "1 February 2024", "http://localhost:8080/open-signatures?hostOrganisationId=" + story.hostOrganisationId())));
        eventually(() -> assertThat(received(story.hostsCoordinator())).hasSize(3));
        eventually(() -> assertThat(received(story.visitor())).hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("http://localhost:8080/annexes/" + story.visitId())));
        eventually(() -> assertThat(pending()).noneMatch(mail -> mail.contains(story.name())));
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void remindsASilentPartnershipOnceAndNotAsItsOwnCoordinatorToo() {
        story.say(Story.AGREEMENTS, story.signatureOverdue("VOP", 2, 4));

        assertThat(subject(onlyMail(story.coordinator()))).isEqualTo("Your signature is still missing");
        assertThat(subject(onlyMail(story.hostsCoordinator()))).startsWith("A party does not answer");
    }

    /** The clock stood still for all the time of the silence. */
    @Test
    void remindsAPartyOfALastLevelThatIsTheFirstItHearsOf() {
        story.say(Story.AGREEMENTS, story.signatureOverdue("VO", 3, 0, 4));
        story.say(Story.AGREEMENTS, story.agendaChangesRequested());

        assertThat(subject(onlyMail(story.visitor()))).isEqualTo("Your signature is still missing");
        assertThat(subject(onlyMail(story.coordinator()))).isEqualTo("A party does not answer: BigScience.dk");
    }

    @Test
    void remindsAPartnershipOnceOfALastLevelThatIsTheFirstItHearsOf() {
        story.say(Story.AGREEMENTS, story.signatureOverdue("VOP", 3, 0, 4));

        assertThat(subject(onlyMail(story.hostsCoordinator()))).startsWith("A party does not answer");
        assertThat(subject(onlyMail(story.coordinator()))).isEqualTo("Your signature is still missing");
    }

    @Test
    void tellsTheHostsPartnershipWhatTheHostWishesOfTheAgenda() {
        story.say(Story.AGREEMENTS, story.agendaChangesRequested());

        assertThat(text(onlyMail(story.hostsCoordinator()))).contains("http://localhost:8080/xchanges/" + story.xchangeId() + "/agenda");
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void parksAMalformedOverdueSignatureBetweenTwoGoodOnes() {
        story.say(Story.AGREEMENTS, story.signatureOverdue("VO", 1, 4));
        story.say(Story.AGREEMENTS, Wire.event("agreements.signature-overdue.v1", "silent-" + story.name(), 1, story.xchangeId(),
                Map.of("level", "soon")));
        story.say(Story.AGREEMENTS, story.signatureOverdue("VO", 2, 5));

        eventually(() -> assertThat(received(story.visitor())).hasSize(2));
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/notifications/dead-letters?limit=200").expect(200).text())
                .contains("silent-" + story.name()));
    }

    @Test
    void tellsTheHostThatItsLawyersHaveItsCommitmentAndThatTheyHaveClearedIt() {
        for (byte[] event : List.of(story.hostCommitmentIs("handed-to-legal", 2), story.hostCommitmentIs("cleared", 3))) {
            story.say(Story.HOSTS, event);
            story.say(Story.HOSTS, event);
        }

        eventually(() -> assertThat(received(story.host())).extracting(MailingTest::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .contains("http://localhost:8080/host-commitments/" + story.hostOrganisationId() + "/review"),
                        text -> assertThat(text).contains("http://localhost:8080/host-commitments/" + story.hostOrganisationId() + "\n",
                                "Please sign it")));
        assertThat(received(story.hostsCoordinator())).isEmpty();
    }

    @Test
    void remindsAVisitorToSayWhoTravelsThenTellsItsCoordinatorsThenThemAlone() {
        for (int level = 1; level <= 3; level++) {
            byte[] overdue = story.particularsOverdue(level, level);
            story.say(Story.AGREEMENTS, overdue);
            story.say(Story.AGREEMENTS, overdue);
        }

        eventually(() -> assertThat(received(story.visitor())).hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("1 February 2024", "who travels",
                        "http://localhost:8080/annexes/" + story.visitId())));
        eventually(() -> assertThat(received(story.coordinator())).hasSize(2)
                .allSatisfy(mail -> assertThat(subject(mail)).isEqualTo("A visitor has not said who travels: BigScience.dk"))
                .allSatisfy(mail -> assertThat(text(mail)).contains("hosted by " + story.hostOrganisationId(),
                        "http://localhost:8080/open-signatures?hostOrganisationId=" + story.hostOrganisationId())));
        eventually(() -> assertThat(pending()).noneMatch(mail -> mail.contains(story.name())));
        assertThat(received(story.hostsCoordinator())).isEmpty();
    }

    @Test
    void remindsASilentHostOfItsCommitmentThenTellsItsCoordinatorsThenThemAlone() {
        for (int level = 1; level <= 3; level++) {
            byte[] overdue = story.hostCommitmentOverdue("COMMITMENT_CLEARANCE", level, level);
            story.say(Story.HOSTS, overdue);
            story.say(Story.HOSTS, overdue);
        }

        eventually(() -> assertThat(received(story.hostsCoordinator())).hasSize(2)
                .allSatisfy(mail -> assertThat(subject(mail)).isEqualTo("A host does not answer: European XFEL"))
                .allSatisfy(mail -> assertThat(text(mail)).contains("1 February 2024", "the clearance by its legal department",
                        "http://localhost:8080/open-signatures?hostOrganisationId=" + story.hostOrganisationId())));
        eventually(() -> assertThat(received(story.host())).hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("the clearance by its legal department",
                        "http://localhost:8080/host-commitments/" + story.hostOrganisationId())));
        eventually(() -> assertThat(pending()).noneMatch(mail -> mail.contains(story.name())));
    }

    @Test
    void tellsTheHostThatItsCommitmentHasExpiredOrWasTerminated() {
        story.say(Story.HOSTS, story.hostCommitment("host-commitment-terminated.v1", 5, "2025-06-30", null));
        story.say(Story.HOSTS, story.hostCommitment("host-commitment-expired.v1", 6, "2025-06-30", null));

        eventually(() -> assertThat(received(story.host())).hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("30 June 2025",
                        "http://localhost:8080/host-commitments/" + story.hostOrganisationId())));
    }

    @Test
    void tellsCoordinatorsOfAnEndedCommitmentThatTheirXchangesAndVisitsNeed() {
        byte[] ended = story.hostCommitment("host-commitment-terminated.v1", 5, "2025-06-30",
                List.of(story.hostPartnershipId(), story.visitingPartnershipId()));
        story.say(Story.HOSTS, ended);
        story.say(Story.HOSTS, ended);

        for (String coordinator : List.of(story.coordinator(), story.hostsCoordinator())) {
            assertThat(subject(onlyMail(coordinator))).isEqualTo("A host commitment has ended: European XFEL");
            assertThat(text(onlyMail(coordinator))).contains("host commitment of European XFEL holds until 30 June 2025",
                    "http://localhost:8080/xchanges?hostOrganisationId=" + story.hostOrganisationId());
        }
        assertThat(subject(onlyMail(story.host()))).isEqualTo("A host commitment was terminated");
        assertThat(received(story.visitor())).isEmpty();
    }

    @Test
    void tellsTheVisitorThatItsAnnexWaitsForAnotherCommitment() {
        byte[] uncovered = story.annexUncovered(4);
        story.say(Story.AGREEMENTS, uncovered);
        story.say(Story.AGREEMENTS, uncovered);

        assertThat(text(onlyMail(story.visitor()))).contains("http://localhost:8080/annexes/" + story.visitId());
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void asksTheInvitedOrganisationToAnswer() {
        story.say(Story.QUESTIONNAIRES, story.invitationSent());

        assertThat(text(onlyMail(story.visitor()))).contains("http://localhost:8080/invitations/invitation-" + story.name());
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void mailsOnceAlthoughTheEventComesTwice() {
        byte[] submitted = story.submitted();
        story.say(Story.REGISTRATION, submitted);
        onlyMail(story.coordinator());
        story.say(Story.REGISTRATION, submitted);
        story.say(Story.REGISTRATION, story.approved());
        onlyMail(story.host());

        eventually(() -> assertThat(pending()).isEmpty());
        assertThat(received(story.coordinator())).hasSize(1);
    }

    @Test
    void mailsWhateverTheOrder() {
        story.say(Story.REGISTRATION, story.accepted());
        story.say(Story.REGISTRATION, story.submitted());

        onlyMail(story.visitor());
        onlyMail(story.coordinator());
    }

    @Test
    void parksWhatIsMalformedAndGoesOn() {
        story.say(Story.REGISTRATION, story.submitted());
        story.say(Story.REGISTRATION, "no event at all".getBytes(StandardCharsets.UTF_8));
        story.say(Story.REGISTRATION,
                Wire.event("registration.visit-submitted.v1", "broken-" + story.name(), 1, story.xchangeId(), Map.of("firstDay", "soon")));
        story.say(Story.REGISTRATION, story.approved());

        onlyMail(story.coordinator());
        onlyMail(story.host());
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/notifications/dead-letters?limit=200").expect(200).text())
                .contains("broken-" + story.name()));
    }

    @Test
    void waitsWhileTheMailServerIsDownAndMailsLater() {
        MAIL_SERVER.stop();
        try {
            story.say(Story.REGISTRATION, story.submitted());
            eventually(() -> assertThat(pending())
                    .anySatisfy(mail -> assertThat(mail).contains(story.visitingPartnershipId(), "the mail server")));
        } finally {
            MAIL_SERVER.start();
        }

        onlyMail(story.coordinator());
        eventually(() -> assertThat(pending()).noneSatisfy(mail -> assertThat(mail).contains(story.visitingPartnershipId())));
    }

    @Test
    void waitsWhileIdentityIsDownAndMailsLater() {
        IDENTITY.goDown();
        try {
            story.say(Story.REGISTRATION, story.submitted());
            eventually(() -> assertThat(pending())
                    .anySatisfy(mail -> assertThat(mail).contains(story.visitingPartnershipId(), "identity does not answer")));
        } finally {
            IDENTITY.comeBack();
        }

        onlyMail(story.coordinator());
    }

    @Test
    void mailsEverybodyOfAPartnershipApart() throws Exception {
        IDENTITY.with("partnershipId=" + story.visitingPartnershipId(), "cesar-" + story.name(), "César",
                "cesar@" + story.name() + ".example");
        story.say(Story.REGISTRATION, story.submitted());

        MimeMessage first = onlyMail(story.coordinator());
        MimeMessage second = onlyMail("cesar@" + story.name() + ".example");

        assertThat(first.getAllRecipients()).hasSize(1);
        assertThat(first.getMessageID()).isNotEqualTo(second.getMessageID());
    }

    @Test
    void showsAnOperatorMailsThatReachedNobodyAndTriesThemAgain() {
        Story unknown = Story.unknownToIdentity();
        unknown.say(Story.REGISTRATION, unknown.approved());
        eventually(() -> assertThat(list("FAILED")).anySatisfy(mail -> assertThat(mail).contains(unknown.hostOrganisationId())));
        String mailId = http.as(Tokens.operator())
                .get(MAILS + "?state=FAILED&limit=200")
                .json()
                .path("items")
                .valueStream()
                .filter(mail -> mail.toString().contains(unknown.hostOrganisationId()))
                .findFirst()
                .orElseThrow()
                .path("mailId")
                .asString();
        IDENTITY.with("organisationId=" + unknown.hostOrganisationId(), "hanna-" + unknown.name(), "Hanna Brandt", unknown.host());

        http.as(Tokens.operator()).post(MAILS + "/" + mailId + "/retry", "{}").expect(200);

        onlyMail(unknown.host());
        eventually(() -> assertThat(http.as(Tokens.operator()).get(MAILS + "/" + mailId).at("/state")).isEqualTo("SENT"));
        Answer again = http.as(Tokens.operator()).post(MAILS + "/" + mailId + "/retry", "{}").expect(409);
        assertThat(again.reasons()).containsExactly("MAIL_NOT_FAILED");
    }

    @Test
    void keepsNeitherNamesNorAddresses() {
        story.say(Story.REGISTRATION, story.submitted());
        onlyMail(story.coordinator());

        for (String collection : mongo.getCollectionNames()) {
            for (Document document : mongo.findAll(Document.class, collection)) {
                assertThat(document.toJson()).as(collection).doesNotContain(".example", "Carmen", "Ortega");
            }
        }
        assertThat(http.as(Tokens.operator()).get(MAILS + "?limit=200").expect(200).text()).doesNotContain("@", "Carmen");
    }

    private List<String> pending() {
        return list("PENDING");
    }

    private List<String> list(String state) {
        return http.as(Tokens.operator())
                .get(MAILS + "?limit=200&state=" + state)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(Object::toString)
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
