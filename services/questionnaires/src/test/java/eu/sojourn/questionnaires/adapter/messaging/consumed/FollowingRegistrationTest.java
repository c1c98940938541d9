package eu.sojourn.questionnaires.adapter.messaging.consumed;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** What registration tells of organisations is known, through the real binding. */
@SojournTest
class FollowingRegistrationTest {

    private static final String TOPIC = "registration.organisations";
    private static final String REGISTERED = "registration.organisation-registered.v1";

    @Autowired
    private Http http;

    private final String story = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @CsvSource({"organisation-registered.v1, OrganisationKnown", "organisation-validated.v1, OrganisationKnown",
            "organisation-merged.v1, OrganisationMerged", "programme-described.v1, ProgrammeKnown",
            "programme-published.v1, ProgrammeKnown", "xchange-opened.v1, XchangeKnown", "xchange-changed.v1, XchangeKnown",
            "visit-submitted.v1, VisitSubmitted"})
    void readsTheExampleOfRegistration(String event, String reading) throws ClassNotFoundException {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + reading);

        assertThat(Contracts.of("registration").example(event, type).data().toString())
                .contains(Contracts.of("registration").data(event).properties().iterator().next().getValue().asString());
    }

    @Test
    void findsOrganisationsByWordsOfTheirNamesWithoutAccentsInTheOrderOfTheirNames() {
        registered("b", 1, "Żółw Größe " + story);
        registered("a", 1, "Abteilung Grosse " + story);
        registered("c", 1, "Ganz anders " + story);

        eventually(() -> assertThat(names("gro " + story)).containsExactly("Abteilung Grosse " + story, "Żółw Größe " + story));
        eventually(() -> assertThat(names("zolw")).contains("Żółw Größe " + story));
    }

    @Test
    void keepsTheLatestNameAndIgnoresWhatIsOlderOrCameBefore() {
        registered("a", 3, "New name " + story);
        eventually(() -> assertThat(names(story)).containsExactly("New name " + story));

        registered("a", 2, "Old name " + story);
        registered("a", 3, "Other name " + story);
        registered("last", 1, "Last " + story);

        eventually(() -> assertThat(names(story)).containsExactly("Last " + story, "New name " + story));
    }

    @Test
    void offersNoOrganisationThatTurnedOutToBeAnother() {
        registered("a", 1, "Twice " + story);
        registered("b", 1, "Once " + story);
        eventually(() -> assertThat(names(story)).hasSize(2));

        say("registration.organisation-merged.v1", "a", 2, Map.of("organisationId", id("a"), "intoOrganisationId", id("b")));

        eventually(() -> assertThat(names(story)).containsExactly("Once " + story));
    }

    @Test
    void parksAMalformedOneBetweenTwoGoodOnes() {
        registered("a", 1, "Before " + story);
        say(REGISTERED, "broken", 1, Map.of("organisationId", id("broken"), "country", "LT", "type", "SME"));
        registered("b", 1, "Behind " + story);

        eventually(() -> assertThat(names(story)).containsExactly("Before " + story, "Behind " + story));
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/questionnaires/dead-letters?limit=200").expect(200).text())
                .contains(id("broken")));
    }

    @ParameterizedTest
    @CsvSource({"''", "' .*+?^$ '", "'(['"})
    void findsNothingForNoWords(String query) {
        assertThat(names(query)).isEmpty();
    }

    private void registered(String who, long sequence, String name) {
        Map<String, Object> data = new HashMap<>(Map.of("organisationId", id(who), "name", name, "country", "LT", "type", "SME"));
        data.put("partnershipId", null);
        say(REGISTERED, who, sequence, data);
    }

    private void say(String type, String who, long sequence, Map<String, ?> data) {
        Wire.say(TOPIC, id(who), Wire.event(type, id(who), sequence, id(who), data));
    }

    private String id(String who) {
        return who + "-" + story;
    }

    private List<String> names(String query) {
        return http.as(Tokens.stranger())
                .get("/api/questionnaires/organisations?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }
}
