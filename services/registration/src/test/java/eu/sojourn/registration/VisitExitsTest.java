package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways of a visit beside the straight one: drafts, new dates, cancellation, early ends, reports sent back, late and missing payments. */
@SojournTest
class VisitExitsTest {

    @Autowired
    Http http;

    @Autowired
    AggregateStore<Visit> visits;

    @Autowired
    AggregateStore<Xchange> xchanges;

    @Autowired
    AggregateStore<VisitAllowance> allowances;

    private Cast cast;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
    }

    @Test
    void tellsNobodyOfADraftUntilItIsSubmitted() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var path = "/api/registration/xchanges/" + xchange + "/visits";
        var draft = http.as(cast.lina).post(path, Map.of("organisationId", cast.litek, "purpose", "Suppliers", "draft", true)).expect(201);
        var visit = draft.at("/visitId");

        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        for (var other : List.of(cast.carmen, cast.hanna, Tokens.operator())) {
            get(other, visit).expect(403);
        }
        http.as(cast.lina).put("/api/registration/visits/" + visit, Map.of("purpose", "Customers", "withDisability", true)).expect(200);
        var submitted = cast.command(cast.lina, visit, "submission").expect(200);

        assertThat(submitted.at("/state")).isEqualTo("SUBMITTED");
        assertThat(submitted.at("/purpose")).isEqualTo("Customers");
        assertThat(submitted.at("/withDisability")).isEqualTo("true");
        assertThat(get(cast.hanna, visit).expect(200).json().path("withDisability").isNull()).isTrue();
        tells(visit, "visit-submitted");
    }

    @Test
    void submitsTheDraftThatThereIsInsteadOfASecondVisit() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var path = "/api/registration/xchanges/" + xchange + "/visits";
        var draft = http.as(cast.lina).post(path, Map.of("organisationId", cast.litek, "draft", true)).expect(201);

        var encoded = http.as(cast.carmen).post(path, Map.of("organisationId", cast.litek, "purpose", "Suppliers")).expect(201);

        assertThat(encoded.at("/visitId")).isEqualTo(draft.at("/visitId"));
        assertThat(encoded.at("/state")).isEqualTo("SUBMITTED");
        assertThat(encoded.at("/encoded")).isEqualTo("true");
        http.as(cast.lina).post(path, Map.of("organisationId", cast.litek, "draft", true)).expect(422);
    }

    @Test
    void letsNoCoordinatorWriteOverAVisitorsDraft() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var path = "/api/registration/xchanges/" + xchange + "/visits";
        var draft = http.as(cast.lina)
                .post(path, Map.of("organisationId", cast.litek, "purpose", "Suppliers", "draft", true))
                .expect(201)
                .at("/visitId");

        assertThat(http.as(cast.carmen)
                .post(path, Map.of("organisationId", cast.litek, "purpose", "Whatever", "draft", true))
                .expect(409)
                .reasons()).containsExactly("DRAFT_OF_THE_VISITOR");

        assertThat(get(cast.lina, draft).at("/purpose")).isEqualTo("Suppliers");
        get(cast.carmen, draft).expect(403);
    }

    @Test
    void writesADraftOfWhoIsNotEligibleYetAndRefusesToSubmitIt() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        cast.organisation(cast.siliconSaxony, "Silicon Saxony", "DE", "CLUSTER_ORGANISATION", false);
        var draft = http.as(cast.gustav)
                .post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", cast.siliconSaxony, "draft", true))
                .expect(201);

        assertThat(cast.command(cast.gustav, draft.at("/visitId"), "submission").expect(422).reasons())
                .contains("ORGANISATION_NOT_VALIDATED", "SAME_COUNTRY");
        assertThat(get(cast.gustav, draft.at("/visitId")).at("/state")).isEqualTo("DRAFT");
    }

    @Test
    void visitsFromTheEstablishmentWhereThePersonIsBased() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        http.as(cast.carmen)
                .put("/api/registration/organisations/" + cast.siliconSaxony, Map.of("name", "Silicon Saxony", "country", "DE", "type",
                        "CLUSTER_ORGANISATION", "establishments", List.of(Map.of("name", "Vilnius office", "country", "LT"))))
                .expect(200);
        http.as(cast.carmen)
                .post("/api/registration/organisations/" + cast.siliconSaxony + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership))
                .expect(200);
        var path = "/api/registration/xchanges/" + xchange + "/visits";

        assertThat(http.as(cast.gustav).post(path, Map.of("organisationId", cast.siliconSaxony)).expect(422).reasons())
                .containsExactly("SAME_COUNTRY");
        assertThat(http.as(cast.gustav)
                .post(path, Map.of("organisationId", cast.siliconSaxony, "establishment", "Riga office"))
                .expect(400)
                .fields()).containsExactly("establishment");
        var visit = http.as(cast.gustav)
                .post(path, Map.of("organisationId", cast.siliconSaxony, "establishment", "Vilnius office"))
                .expect(201);

        assertThat(visit.at("/visitingCountry")).isEqualTo("LT");
        assertThat(visit.at("/establishment")).isEqualTo("Vilnius office");
    }

    @Test
    void cancelsWithReasonsAndGivesThePlaceBack() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var visit = approved(xchange, cast.litek);

        var cancelled = cast.command(cast.carmen, visit, "cancellation", Map.of("reasons", List.of("The host moves."))).expect(200);

        assertThat(cancelled.at("/state")).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/reasons/0")).isEqualTo("The host moves.");
        eventually(() -> assertThat(xchanges.get(xchange).state().places()).isEmpty());
        tells(visit, "visit-submitted", "visit-approved", "visit-cancelled");
    }

    @Test
    void cancelsTheVisitsOfACancelledXchange() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var approved = approved(xchange, cast.litek);
        var submitted = cast.visit(xchange, cast.ineustar);

        xchanges.ensure(xchange, x -> Objects.requireNonNull(x).cancel(List.of("The accelerator is being rebuilt.")));

        for (var visit : List.of(approved, submitted)) {
            eventually(() -> assertThat(state(visit)).isEqualTo("CANCELLED"));
            assertThat(get(cast.carmen, visit).at("/reasons/0")).isEqualTo("The accelerator is being rebuilt.");
        }
    }

    @Test
    void followsNewDatesWithTheRulesOfItsApproval() {
        var xchange = cast.xchange("2029-03-05", "2029-03-09", 3);
        var approved = approved(xchange, cast.litek);
        var submitted = cast.visit(xchange, cast.ineustar);

        // Three working days: half of it.
        move(xchange, "2029-04-02", "2029-04-04");

        eventually(() -> assertThat(get(cast.carmen, approved).at("/firstDay")).isEqualTo("2029-04-02"));
        eventually(() -> assertThat(get(cast.carmen, submitted).at("/lastDay")).isEqualTo("2029-04-04"));
        assertThat(get(cast.carmen, approved).at("/lumpSum/amount")).isEqualTo("415.00");
        assertThat(state(approved)).isEqualTo("APPROVED");
        tells(approved, "visit-submitted", "visit-approved", "visit-rescheduled");
        // One working day: less than the rules allow, which is for people to judge.
        move(xchange, "2029-04-02", "2029-04-02");
        eventually(() -> assertThat(get(cast.carmen, approved).at("/concerns/0/code")).isEqualTo("TOO_SHORT"));
        assertThat(state(approved)).isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-06,true,415.00,true", "2024-03-03,true,0.00,true", "2024-03-07,true,415.00,true", "2024-03-06,false,0.00,false"})
    void endsEarlyAndPaysForTheDaysStayedAfterForceMajeureOnly(String lastDay, boolean forceMajeure, String amount, boolean counts) {
        var visit = completed();
        var preview = http.as(cast.carmen)
                .get("/api/registration/visits/" + visit + "/discontinuation?lastDayStayed=" + lastDay + "&forceMajeure=" + forceMajeure)
                .expect(200);

        var ended = cast.command(cast.carmen, visit, "discontinuation",
                Map.of("lastDayStayed", lastDay, "reason", "An airport strike.", "forceMajeure", forceMajeure)).expect(200);

        assertThat(ended.at("/state")).isEqualTo("DISCONTINUED");
        assertThat(ended.at("/lumpSum/amount")).isEqualTo(amount).isEqualTo(preview.at("/lumpSum/amount"));
        assertThat(ended.at("/counting")).isEqualTo(String.valueOf(counts)).isEqualTo(preview.at("/counting"));
        assertThat(get(cast.hanna, visit).json().at("/discontinuation/reason").isNull()).isTrue();
        eventually(() -> assertThat(allowances.get(VisitAllowance.idOf(new ProgrammeId(cast.programme), new OrganisationId(cast.litek)))
                .state()
                .counted()).hasSize(counts ? 1 : 0));
        // A visitor may say so only while it lasts.
        assertThat(cast.command(cast.lina, completed(cast.ineustar), "discontinuation",
                Map.of("lastDayStayed", lastDay, "reason", "Illness.", "forceMajeure", true)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-02,lastDayStayed", "2024-03-08,lastDayStayed", "never,lastDayStayed"})
    void namesTheDayThatCannotBeTheLast(String lastDay, String field) {
        var visit = completed();

        assertThat(cast.command(cast.carmen, visit, "discontinuation",
                Map.of("lastDayStayed", lastDay, "reason", "Illness.", "forceMajeure", true)).expect(400).fields()).containsExactly(field);
        assertThat(state(visit)).isEqualTo("COMPLETED");
    }

    @Test
    void returnsAReportUntilItIsGoodAndClosesWithoutPayment() {
        var visit = completed();
        cast.command(cast.lina, visit, "closing-report", Map.of("summary", "Fine.")).expect(200);

        var returned = cast.command(cast.carmen, visit, "closing-report-return", Map.of("reasons", List.of("Say what came of it.")))
                .expect(200);
        assertThat(returned.at("/state")).isEqualTo("COMPLETED");
        assertThat(returned.at("/closingReport/reasons/0")).isEqualTo("Say what came of it.");
        cast.command(cast.lina, visit, "closing-report", Map.of("summary", "Two suppliers found.")).expect(200);
        cast.command(cast.carmen, visit, "closing-report-validation").expect(200);
        var closed = cast.command(cast.carmen, visit, "closure", Map.of("reasons", List.of("The visitor renounces it."))).expect(200);

        assertThat(closed.at("/state")).isEqualTo("CLOSED");
        assertThat(closed.at("/payment/state")).isEqualTo("NOT_DUE");
        tells(visit, "visit-submitted", "visit-approved", "visit-accepted", "visit-committed", "visit-started", "visit-completed",
                "closing-report-filed", "closing-report-returned", "closing-report-filed", "closing-report-validated", "lump-sum-due",
                "visit-closed-without-payment");
    }

    @Test
    void listsPaymentsInTheOrderOfTheirDaysAndTellsOnceWhichAreLate() {
        var today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        var late = validated(cast.litek, today.minusDays(13));
        var soon = validated(cast.ineustar, today.minusDays(3));
        var payments = "/api/registration/payments?programmeId=" + cast.programme;

        var due = http.as(cast.carmen).get(payments).expect(200).json().path("items");
        assertThat(due.valueStream().map(payment -> payment.path("visitId").asString())).containsExactly(late, soon);
        assertThat(due.valueStream().map(payment -> payment.path("daysLeft").asInt())).containsExactly(-3, 7);
        assertThat(due.valueStream().map(payment -> payment.path("overdue").asBoolean())).containsExactly(true, false);
        var first = http.as(cast.carmen).get(payments + "&limit=1").expect(200);
        assertThat(http.as(cast.carmen).get(payments + "&limit=1&after=" + first.at("/next")).expect(200).at("/items/0/visitId"))
                .isEqualTo(soon);
        assertThat(http.as(cast.carmen).get(payments + "&after=nonsense").expect(400).fields()).containsExactly("after");
        eventually(() -> assertThat(Wire.heard("registration.xchanges", late)).extracting(event -> event.type())
                .containsExactly("registration.lump-sum-overdue.v1"));
        cast.command(cast.carmen, late, "payment", Map.of("paidOn", today.toString())).expect(200);
        tells(late, "lump-sum-overdue", "lump-sum-paid");
        assertThat(http.as(cast.carmen).get(payments).expect(200).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void expiresWhatNobodyDecidedInTime() {
        var visit = completed();
        var template = visits.get(visit).state();
        var id = "expires-" + cast.programme;
        var xchange = xchanges.get(template.parties().xchangeId().value()).state();
        var submitted = Visit.submit(new VisitId(id), xchange, new OrganisationId(cast.ineustar),
                template.parties().visitingPartnershipId(), new Visit.Wishes(template.from(), null, false, true, false),
                new Classification(OrganisationType.CLUSTER_ORGANISATION, null, Set.of(), Set.of()), 30,
                LocalDate.parse("2024-03-01"));

        visits.create(id, submitted);

        eventually(() -> assertThat(state(id)).isEqualTo("EXPIRED"));
        tells(id, "visit-submitted", "visit-expired");
    }

    /** A visit whose report was validated on a day, brought there by what happens on the days before. */
    private String validated(String organisation, LocalDate on) {
        var visit = visits.get(completed(organisation)).state();
        var id = "due-" + organisation;
        var rules = Figures.shippedRules();
        var renamed = new Visit(new VisitId(id), visit.parties(), visit.from(), visit.hostCountry(), visit.format(),
                visit.mode(), visit.period(), visit.purpose(), false, true, false, visit.submittedOn(), visit.expiresOn(), visit.state(),
                null,
                true, visit.ruleSetVersion(), visit.counting(), visit.lumpSum(), List.of(), null, null, List.of(), visit.payment(),
                List.of());
        visits.create(id, Decision.unchanged(state(state(renamed.fileClosingReport("Two suppliers found.", on))
                .validateClosingReport(rules, on))));
        return id;
    }

    private static Visit state(Decision<Visit> decision) {
        return Figures.after(decision);
    }

    private void move(String xchange, String firstDay, String lastDay) {
        xchanges.ensure(xchange, x -> {
            var p = Objects.requireNonNull(x).plan();
            return x.change(x.programmeId(), x.hostOrganisationId(), x.hostPartnershipId(), x.hostCountry(),
                    new Plan(p.title(), p.description(), p.format(), p.mode(),
                            new Period(LocalDate.parse(firstDay), LocalDate.parse(lastDay)),
                            p.travelDays(), p.capacity(), p.deadline(), p.purposes(), p.activityTypes(), p.sectors(), p.linkedEvent(),
                            p.place()));
        });
    }

    private String approved(String xchange, String organisation) {
        var visit = cast.visit(xchange, organisation);
        cast.command(cast.carmen, visit, "approval").expect(200);
        return visit;
    }

    private String completed() {
        return completed(cast.litek);
    }

    /** A visit of five working days in 2024 that took place. */
    private String completed(String organisation) {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = approved(xchange, organisation);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
        eventually(() -> assertThat(state(visit)).isEqualTo("COMPLETED"));
        return visit;
    }

    private Http.Answer get(String token, String visit) {
        return http.as(token).get("/api/registration/visits/" + visit);
    }

    private String state(String visit) {
        return get(cast.carmen, visit).at("/state");
    }

    private static void tells(String visit, String... events) {
        eventually(() -> assertThat(Wire.heard("registration.xchanges", visit)).extracting(event -> event.type())
                .containsExactlyElementsOf(Stream.of(events).map(name -> "registration." + name + ".v1").toList()));
    }
}
