package eu.sojourn.questionnaires;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** Waves of the shipped survey, each story with a programme of its own. */
public record Progress(String story, Http http) {

    private static final String WAVES = "/api/questionnaires/waves";

    public String programmeId() {
        return "progress-of-" + story;
    }

    public String coordinator() {
        return Tokens.coordinator(programmeId(), "partnership-" + story);
    }

    public String waveId(String name) {
        return name + "-" + story;
    }

    public String at(String wave, String path) {
        return WAVES + "/" + waveId(wave) + path;
    }

    /** The coordinator's client. */
    public Http own() {
        return http.as(coordinator());
    }

    public Map<String, Object> details(String wave, String closes) {
        return new HashMap<>(Map.of("waveId", waveId(wave), "programmeId", programmeId(), "title", "Progress, " + wave, "questionnaireId",
                "partnership-progress", "closes", closes, "zone", "Europe/Brussels"));
    }

    public Answer plan(String wave) {
        return own().post(WAVES, details(wave, "2099-06-05T18:00")).expect(201);
    }

    public Answer invite(String wave, String csv) {
        return own().with("Content-Type", "text/csv").put(at(wave, "/invitees"), csv);
    }

    public Answer importResponses(String wave, String csv) {
        return own().with("Content-Type", "text/csv").post(at(wave, "/responses"), csv);
    }

    /** A wave of the example, opened, with everybody invited. */
    public Progress opened(String wave, String example) {
        plan(wave);
        invite(wave, file(example + ".invitees.csv")).expect(200);
        return open(wave);
    }

    public Progress open(String wave) {
        int invitees = own().post(at(wave, "/opening"), "").expect(200).json().path("invitees").asInt();
        isInvited(wave, invitees);
        return this;
    }

    public void isInvited(String wave, int invitees) {
        eventually(() -> assertThat(monitor(wave).json().at("/all/sent").asInt()).isEqualTo(invitees));
    }

    public Answer monitor(String wave) {
        return own().get(at(wave, "/monitor")).expect(200);
    }

    /** Registration tells of an organisation. */
    public void validated(String organisationId, String name, String country, String type) {
        Wire.say("registration.organisations", organisationId, Wire.event("registration.organisation-validated.v1", organisationId, 1,
                organisationId, Map.of("organisationId", organisationId, "name", name, "country", country, "type", type, "partnershipId",
                        "partnership-" + story)));
    }

    public static String file(String name) {
        try (InputStream file = Objects.requireNonNull(Progress.class.getResourceAsStream("/examples/partnership-progress/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
