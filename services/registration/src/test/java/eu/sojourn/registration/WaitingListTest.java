package eu.sojourn.registration;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.application.MovingUp;
import eu.sojourn.registration.application.ReleasingPlaces;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Places and allowances are handed out once and none is lost, whoever comes, goes or crashes in between. */
@SojournTest
class WaitingListTest {

    @Autowired
    Http http;

    @Autowired
    AggregateStore<Visit> visits;

    @Autowired
    AggregateStore<Xchange> xchanges;

    @Autowired
    AggregateStore<VisitAllowance> allowances;

    @Autowired
    AggregateStore<Programme> programmes;

    @Autowired
    ReleasingPlaces releasing;

    @Autowired
    MovingUp movingUp;

    private Cast cast;
    private String xchange;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        xchange = cast.xchange("2029-03-05", "2029-03-09", 1);
    }

    @Test
    void takesApplicationsForAFullXchangeOnlyFromThoseWhoWouldWait() {
        approved(cast.litek);
        var application = "/api/registration/xchanges/" + xchange + "/visits";

        assertThat(http.as(cast.sofia).post(application, Map.of("organisationId", cast.ineustar)).expect(422).reasons())
                .containsExactly("XCHANGE_FULL");
        var visit = http.as(cast.sofia).post(application, Map.of("organisationId", cast.ineustar, "waitlist", true)).expect(201);

        assertThat(visit.at("/state")).isEqualTo("SUBMITTED");
        assertThat(cast.command(cast.carmen, visit.at("/visitId"), "approval").expect(422).reasons()).containsExactly("XCHANGE_FULL");
        assertThat(cast.command(cast.carmen, visit.at("/visitId"), "waitlisting").expect(200).at("/state")).isEqualTo("WAITLISTED");
    }

    @Test
    void letsNobodyWaitWhereAPlaceIsFree() {
        var visit = cast.visit(xchange, cast.litek);

        assertThat(cast.command(cast.carmen, visit, "waitlisting").expect(409).reasons()).containsExactly("PLACE_FREE");
    }

    @Test
    void approvesTheOneWaitingLongestWhenAPlaceFrees() {
        var first = approved(cast.litek);
        var waiting = List.of(waitlisted(0), waitlisted(1));

        cast.command(cast.lina, first, "withdrawal").expect(200);

        eventually(() -> assertThat(state(waiting.get(0))).isEqualTo("APPROVED"));
        assertThat(state(waiting.get(1))).isEqualTo("WAITLISTED");
        assertThat(get(waiting.get(0)).at("/lumpSum/amount")).isEqualTo("830.00");
        assertThat(placesTaken()).isEqualTo(1);
        eventually(() -> assertThat(Wire.heard("registration.xchanges", waiting.get(0))).extracting(event -> event.type())
                .containsExactly("registration.visit-submitted.v1", "registration.visit-waitlisted.v1", "registration.visit-approved.v1"));
    }

    @Test
    void passesOverWhoIsNotEligibleAnyMoreAndSaysWhy() {
        var first = approved(cast.litek);
        var waiting = List.of(waitlisted(0), waitlisted(1));
        // A renamed organisation has to be judged anew.
        cast.organisation(visitor(0), "Renamed", "LT", "CLUSTER_ORGANISATION", false);

        cast.command(cast.lina, first, "withdrawal").expect(200);

        eventually(() -> assertThat(state(waiting.get(1))).isEqualTo("APPROVED"));
        assertThat(state(waiting.get(0))).isEqualTo("WAITLISTED");
        assertThat(get(waiting.get(0)).at("/concerns/0/code")).isEqualTo("ORGANISATION_NOT_VALIDATED");
        assertThat(http.as(cast.hanna).get("/api/registration/visits/" + waiting.get(0)).expect(200).json().path("concerns"))
                .as("are for the visitor and who pays: they may name figures of its accounts")
                .isEmpty();
    }

    @Test
    void movesUpWhenTheCapacityGrows() {
        approved(cast.litek);
        var waiting = waitlisted(0);

        xchanges.ensure(xchange, x -> Objects.requireNonNull(x)
                .change(x.programmeId(), x.hostOrganisationId(), x.hostPartnershipId(),
                        x.hostCountry(), withTwoPlaces(x.plan())));

        eventually(() -> assertThat(state(waiting)).isEqualTo("APPROVED"));
    }

    @Test
    void approvesOneOfTenWhenOnePlaceFrees() {
        var first = approved(cast.litek);
        var waiting = new ArrayList<String>();
        for (var i = 0; i < 10; i++) {
            waiting.add(waitlisted(i));
        }
        var calls = new ArrayList<Callable<Integer>>();
        calls.add(() -> cast.command(cast.lina, first, "withdrawal").expect(200).status());
        for (var i = 0; i < 6; i++) {
            calls.add(() -> {
                movingUp.fill(new XchangeId(xchange));
                return 200;
            });
        }

        atOnce(calls);

        eventually(() -> assertThat(state(waiting.getFirst())).isEqualTo("APPROVED"));
        atOnce(calls.subList(1, calls.size()));
        assertThat(waiting.stream().filter(visit -> state(visit).equals("APPROVED"))).containsExactly(waiting.getFirst());
        assertThat(places()).containsExactly(waiting.getFirst());
    }

    @Test
    void givesTheLastPlaceToOneOfTwo() {
        var two = List.of(cast.visit(xchange, cast.litek), cast.visit(xchange, cast.ineustar));

        var statuses = atOnce(two.stream()
                .<Callable<Integer>>map(visit -> () -> cast.command(cast.carmen, visit, "approval").status())
                .toList());

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        assertThat(places()).containsExactlyElementsOf(two.stream().filter(visit -> state(visit).equals("APPROVED")).toList());
    }

    @Test
    void givesBackWhatAnApprovalThatCrashedHadReservedForAWithdrawnVisit() {
        var visit = cast.visit(xchange, cast.litek);
        cast.command(cast.lina, visit, "withdrawal").expect(200);
        eventually(() -> assertThat(Wire.heard("registration.xchanges", visit)).hasSize(2));

        crashAfterReserving(visit, cast.litek);

        eventually(() -> assertThat(places()).isEmpty());
        assertThat(allowance(cast.litek).visits()).isEmpty();
    }

    @Test
    void givesBackWhatAnApprovalThatCrashedHadReservedForAVisitThatStillWaits() {
        var visit = cast.visit(xchange, cast.litek);

        crashAfterReserving(visit, cast.litek);

        eventually(() -> assertThat(places()).isEmpty());
        assertThat(allowance(cast.litek).visits()).isEmpty();
        var approved = cast.command(cast.carmen, visit, "approval").expect(200);
        assertThat(approved.at("/counting")).isEqualTo("true");
    }

    @Test
    void givesBackTheAllowanceThatAnApprovalTookBeforeItCrashedWhenItsPlaceWasTakenBackAlready() {
        var visit = cast.visit(xchange, cast.litek);
        var withdrawn = cast.visit(xchange, cast.ineustar);
        cast.command(cast.sofia, withdrawn, "withdrawal").expect(200);
        eventually(() -> assertThat(Wire.heard("registration.xchanges", withdrawn)).hasSize(2));

        crashAfterTakingTheAllowance(visit, cast.litek);
        crashAfterTakingTheAllowance(withdrawn, cast.ineustar);

        eventually(() -> assertThat(allowance(cast.litek).visits()).isEmpty());
        eventually(() -> assertThat(allowance(cast.ineustar).visits()).isEmpty());
    }

    @Test
    void takesNoPlaceFromAnApprovalThatIsOnItsWay() {
        var room = cast.xchange("2029-03-05", "2029-03-09", 20);
        for (var i = 0; i < 12; i++) {
            cast.organisation(visitor(i), "Visitor " + i, "LT", "CLUSTER_ORGANISATION", true);
            var visit = cast.visit(room, visitor(i));
            var calls = new ArrayList<Callable<Integer>>();
            calls.add(() -> cast.command(cast.carmen, visit, "approval").status());
            for (var j = 0; j < 3; j++) {
                calls.add(() -> {
                    releasing.release(new VisitId(visit));
                    return 200;
                });
            }

            assertThat(atOnce(calls)).containsOnly(200);

            assertThat(state(visit)).isEqualTo("APPROVED");
            assertThat(xchanges.get(room).state().places()).contains(new VisitId(visit));
            assertThat(allowance(visitor(i)).counted()).containsExactly(new VisitId(visit));
        }
    }

    @Test
    void losesNoPlaceWhenVisitorsWithdrawWhileTheyAreApproved() {
        var room = cast.xchange("2029-03-05", "2029-03-09", 20);
        var all = new ArrayList<String>();
        for (var i = 0; i < 8; i++) {
            cast.organisation(visitor(i), "Visitor " + i, "LT", "CLUSTER_ORGANISATION", true);
            var visitor = Tokens.visitor(visitor(i));
            var visit = cast.visit(room, visitor(i));
            all.add(visit);
            assertThat(atOnce(List.<Callable<Integer>>of(() -> cast.command(cast.carmen, visit, "approval").status(),
                    () -> cast.command(visitor, visit, "withdrawal").status())).getLast()).isEqualTo(200);
        }

        assertThat(all).allSatisfy(visit -> assertThat(state(visit)).isEqualTo("WITHDRAWN"));
        eventually(() -> assertThat(xchanges.get(room).state().places()).isEmpty());
        for (var i = 0; i < 8; i++) {
            var organisation = visitor(i);
            eventually(
                    () -> assertThat(allowances.find(VisitAllowance.idOf(new ProgrammeId(cast.programme), new OrganisationId(organisation)))
                            .map(taken -> taken.state().visits())
                            .orElse(List.of())).isEmpty());
        }
    }

    private static Plan withTwoPlaces(Plan p) {
        return new Plan(p.title(), p.description(), p.format(), p.mode(), p.period(), p.travelDays(), 2, p.deadline(), p.purposes(),
                p.activityTypes(), p.sectors(), p.linkedEvent(), p.place());
    }

    /** What an approval has done when its process ends just before it writes the visit. */
    private void crashAfterReserving(String visit, String organisation) {
        crashAfterTakingTheAllowance(visit, organisation);
        // Last, though an approval begins with it: the clock looks as soon as a place is taken, and is to find all that the crash left.
        xchanges.ensure(xchange, x -> Objects.requireNonNull(x).reserve(new VisitId(visit)));
    }

    private void crashAfterTakingTheAllowance(String visit, String organisation) {
        var rules = programmes.get(cast.programme).state().rules(1);
        var unused = VisitAllowance.unused(new ProgrammeId(cast.programme), new OrganisationId(organisation));
        allowances.ensure(VisitAllowance.idOf(new ProgrammeId(cast.programme), new OrganisationId(organisation)),
                taken -> Objects.requireNonNullElse(taken, unused).take(new VisitId(visit), rules));
    }

    private String approved(String organisation) {
        var visit = cast.visit(xchange, organisation);
        cast.command(cast.carmen, visit, "approval").expect(200);
        return visit;
    }

    private String visitor(int number) {
        return "visitor-" + number + "-" + cast.programme;
    }

    private String waitlisted(int number) {
        cast.organisation(visitor(number), "Visitor " + number, "LT", "CLUSTER_ORGANISATION", true);
        var visit = http.as(cast.carmen)
                .post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", visitor(number), "waitlist", true))
                .expect(201)
                .at("/visitId");
        cast.command(cast.carmen, visit, "waitlisting").expect(200);
        return visit;
    }

    private List<String> places() {
        return xchanges.get(xchange).state().places().stream().map(VisitId::value).toList();
    }

    private int placesTaken() {
        return places().size();
    }

    private VisitAllowance allowance(String organisation) {
        return allowances.get(VisitAllowance.idOf(new ProgrammeId(cast.programme), new OrganisationId(organisation))).state();
    }

    private Http.Answer get(String visit) {
        return http.as(cast.carmen).get("/api/registration/visits/" + visit);
    }

    private String state(String visit) {
        return get(visit).at("/state");
    }
}
