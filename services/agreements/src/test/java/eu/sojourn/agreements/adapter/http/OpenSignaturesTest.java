package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SojournTest
class OpenSignaturesTest {
    private static final String PATH = "/api/agreements/open-signatures";

    private final Story story;

    @Autowired
    OpenSignaturesTest(Http http) {
        story = new Story(http);
    }

    @Test
    void showsCoordinatorsWhoIsWaitedForUntilTheyHaveSigned() {
        story.annexAwaitsSignatures().visitorTells();
        eventually(() -> assertThat(silent(story.carmen(), "")).containsExactlyInAnyOrder("SIGNATURE " + story.host,
                "SIGNATURE " + story.hostPartnership, "SIGNATURE " + story.visitor, "SIGNATURE " + story.visitingPartnership));

        story.sofia().post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).hasSize(3).doesNotContain("SIGNATURE " + story.visitor));

        story.annexIsSigned();
        eventually(() -> assertThat(silent(story.carmen(), "")).isEmpty());
    }

    @Test
    void saysWhatIsAskedOfWhomAndSinceWhen() {
        story.annexAwaitsSignatures().visitorTells();
        eventually(() -> assertThat(silent(story.ernst(), "")).hasSize(4));

        var first = story.ernst().get(PATH + "?hostOrganisationId=" + story.host + "&limit=1").expect(200);

        assertThat(first.at("/items/0/visitId")).isEqualTo(story.visit);
        assertThat(first.at("/items/0/xchangeTitle")).isEqualTo("Big Science suppliers at European XFEL");
        assertThat(first.at("/items/0/visitingOrganisationId")).isEqualTo(story.visitor);
        assertThat(first.at("/items/0/days")).isEqualTo("0");
        assertThat(first.at("/items/0/askedSince")).isNotBlank();
    }

    @Test
    void waitsForTheHostsConfirmationOfAnAgendaAndForOneAsItWishes() {
        story.isReady().visitorTells();
        var version = story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200).json().at("/version").asInt();
        eventually(() -> assertThat(silent(story.carmen(), "")).containsExactly("AGENDA_CONFIRMATION " + story.host));

        story.hanna()
                .post(story.agendaPath() + "/change-requests",
                        Map.of("version", version, "requests", List.of(Map.of("sessionId", "session-1", "wish", "Later, please."))))
                .expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).containsExactly("AGENDA_PROPOSAL " + story.hostPartnership));

        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", version)).expect(200);

        eventually(() -> assertThat(silent(story.carmen(), "")).isEmpty());
    }

    @Test
    void waitsForTheVisitorToSayWhoTravels() {
        var particulars = "PARTICULARS " + story.visitor;
        story.isReady();
        eventually(() -> assertThat(silent(story.sofia(), "")).containsExactly(particulars));
        assertThat(silent(story.ernst(), "")).containsExactly(particulars);
        story.sofia().put(story.annexPath() + "/particulars", Map.of("traveller", "Sofía Marín")).expect(200);
        assertThat(silent(story.sofia(), "")).containsExactly(particulars);

        story.visitorTells();

        assertThat(silent(story.sofia(), "")).isEmpty();
    }

    @Test
    void waitsForNoParticularsOfAVisitThatIsOver() {
        story.isReady();
        eventually(() -> assertThat(silent(story.sofia(), "")).hasSize(1));

        story.visitIs("completed", 9);

        eventually(() -> assertThat(silent(story.sofia(), "")).isEmpty());
    }

    @Test
    void waitsForTheHostsLawyersThenForItsSignature() {
        var clearance = "COMMITMENT_CLEARANCE " + story.host;
        var signature = "COMMITMENT_SIGNATURE " + story.host;
        story.organisationsAreValidated();
        eventually(() -> story.hanna().put(story.commitmentPath(), "{}").expect(200));
        story.hanna().post(story.commitmentPath() + "/legal-review", "{}").expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "?hostOrganisationId=" + story.host)).containsExactly(clearance));
        assertThat(silent(story.hanna(), "")).containsExactly(clearance);
        assertThat(silent(story.stranger(), "")).isEmpty();
        var shown = story.carmen().get(PATH).expect(200);
        assertThat(shown.at("/items/0/askedSince")).isEqualTo(story.hanna().get(story.commitmentPath()).at("/lane/since"));
        assertThat(shown.at("/items/0/xchangeId")).isEmpty();

        var cleared = story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).containsExactly(signature));

        story.hanna().post(story.commitmentPath() + "/signature", Story.signature(cleared.at("/textSha256"))).expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).isEmpty());
    }

    @Test
    void waitsForNoLawyerAndNoSignatureOfAVersionThatWasDraftedAnew() {
        story.organisationsAreValidated();
        eventually(() -> story.hanna().put(story.commitmentPath(), "{}").expect(200));
        story.hanna().post(story.commitmentPath() + "/legal-review", "{}").expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).hasSize(1));

        story.hanna().put(story.commitmentPath(), costs("None.")).expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).isEmpty());

        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).containsExactly("COMMITMENT_SIGNATURE " + story.host));
        story.carmen().put(story.commitmentPath(), costs("Some.")).expect(200);
        eventually(() -> assertThat(silent(story.carmen(), "")).isEmpty());
    }

    @Test
    void showsPageByPageWhatFitsTheFilters() {
        story.annexAwaitsSignatures().visitorTells();
        eventually(() -> assertThat(silent(story.carmen(), "")).hasSize(4));
        var coordinator = story.carmen();

        List<String> paged = new ArrayList<>();
        var next = "";
        do {
            var page = coordinator.get(PATH + "?limit=1&programmeId=" + story.programme + (next.isEmpty() ? "" : "&after=" + next))
                    .expect(200);
            assertThat(page.json().at("/items").size()).isEqualTo(1);
            paged.add(page.at("/items/0/organisationId"));
            next = page.json().at("/next").isString() ? page.at("/next") : "";
        } while (!next.isEmpty());

        assertThat(paged).containsExactlyInAnyOrder(story.host, story.hostPartnership, story.visitor, story.visitingPartnership);
        assertThat(silent(coordinator, "?olderThanDays=0")).hasSize(4);
        assertThat(silent(coordinator, "?olderThanDays=1")).isEmpty();
        assertThat(silent(coordinator, "?hostOrganisationId=another-host")).isEmpty();
        assertThat(silent(coordinator, "?programmeId=another-programme")).isEmpty();
    }

    @Test
    void showsWhatTheVisitorIsAskedForAlone() {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(silent(story.sofia(), "")).hasSize(5));

        assertThat(silent(story.sofia(), "?askedFor=PARTICULARS")).containsExactly("PARTICULARS " + story.visitor);
        assertThat(silent(story.sofia(), "?askedFor=SIGNATURE")).hasSize(4);
        assertThat(silent(story.sofia(), "?askedFor=AGENDA_PROPOSAL")).isEmpty();
    }

    @Test
    void showsOthersOnlyWhatConcernsTheirOwnOrganisation() {
        story.annexAwaitsSignatures().visitorTells();

        eventually(() -> assertThat(silent(story.sofia(), "")).hasSize(4));
        assertThat(silent(story.hanna(), "")).hasSize(4);
        assertThat(silent(story.stranger(), "")).isEmpty();
        assertThat(silent(story.anyone().as(Tokens.person("no-coordinator").partnership(story.hostPartnership).token()), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olderThanDays=-1", "olderThanDays=3651", "olderThanDays=week", "askedFor=MONEY", "askedFor=signature",
            "limit=0", "limit=201", "after=nonsense",
            "hostOrganisationId=NO ID", "programmeId=%3Cscript%3E"})
    void refusesWhatIsNoFilter(String query) {
        var field = query.substring(0, query.indexOf('='));

        var answer = story.carmen().get(PATH + "?" + query.replace(" ", "%20")).expect(400);

        assertThat(answer.text()).contains("\"" + field + "\"");
    }

    private static Map<String, Object> costs(String text) {
        return Map.of("clauses", List.of(Map.of("clauseId", "costs", "title", "Costs", "text", text)));
    }

    private static List<String> silent(Http as, String query) {
        return as.get(PATH + query)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/askedFor").asString() + " " + item.at("/organisationId").asString())
                .toList();
    }
}
