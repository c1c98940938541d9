package eu.sojourn.portal.services;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Surveys of many at once, as coordinators plan, watch and close them. */
@HttpExchange(url = "/api/questionnaires", accept = "application/json")
public interface Waves {

    @GetExchange("/waves")
    Slice<Wave> list(@RequestParam int limit);

    @PostExchange("/waves")
    Wave plan(@RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> wave);

    @GetExchange("/waves/{waveId}")
    Wave wave(@PathVariable String waveId);

    @PutExchange("/waves/{waveId}")
    Wave revise(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> wave);

    @PostExchange("/waves/{waveId}/opening")
    Wave open(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key);

    @PostExchange("/waves/{waveId}/closing")
    Wave close(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key);

    /** @param kind ORGANISATIONS, VISITORS or HOSTS */
    @GetExchange("/waves/{waveId}/population")
    Population population(@PathVariable String waveId, @RequestParam String kind, @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String type);

    @GetExchange("/waves/{waveId}/invitees")
    List<Wave.Invitee> invitees(@PathVariable String waveId);

    /** Of a draft all whom it asks, of an open wave more. */
    @PutExchange("/waves/{waveId}/invitees")
    Wave invite(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> invitees);

    /** Reads a table of invitees and changes nothing. */
    @PostExchange(url = "/waves/{waveId}/invitees/reading", contentType = "application/octet-stream")
    List<Wave.Invitee> read(@PathVariable String waveId, @RequestParam String name, @RequestBody byte[] table);

    /** Takes in raw answers that were given elsewhere: all rows of a table, or none. */
    @PostExchange(url = "/waves/{waveId}/responses", contentType = "application/octet-stream")
    Taken take(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key, @RequestParam String name,
            @RequestBody byte[] table);

    @GetExchange("/waves/{waveId}/monitor")
    Monitor monitor(@PathVariable String waveId);

    /** The monitor without who is silent: what costs little, however often somebody looks. */
    @GetExchange("/waves/{waveId}/monitor?silent=false")
    Monitor rates(@PathVariable String waveId);

    /** @param whom {@code invitationIds}; without any, all who are silent */
    @PostExchange("/waves/{waveId}/reminders")
    FollowedUp remind(@PathVariable String waveId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> whom);

    /**
     * Of a wave, or of a questionnaire about the visits of a programme.
     *
     * @param report for what everybody may be told
     * @param readers languages of the reader, as the browser names them
     */
    @GetExchange("/results")
    Results results(@RequestParam(required = false) @Nullable String waveId,
            @RequestParam(required = false) @Nullable String questionnaireId,
            @RequestParam(required = false) @Nullable String programmeId, @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable String compareWith, @RequestParam(name = "public") boolean report,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String readers);

    @GetExchange("/invitations/{invitationId}/link")
    Link link(@PathVariable String invitationId);

    /** Who may be asked; {@code organisations} are the first of them, the others are counted. */
    record Population(int count, List<Candidate> organisations, Map<String, Integer> byCountry, Map<String, Integer> byType) {
        public Population {
            organisations = organisations == null ? List.of() : List.copyOf(organisations);
            byCountry = byCountry == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byCountry));
            byType = byType == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byType));
        }
    }

    /**
     * What came of a table of raw answers.
     *
     * @param imported  rows that are responses now
     * @param unchanged rows that were taken in before
     * @param overtaken whose rows were left out, as something newer is there
     */
    record Taken(int imported, int unchanged, List<String> overtaken) {
        public Taken {
            overtaken = overtaken == null ? List.of() : List.copyOf(overtaken);
        }
    }

    record Candidate(String organisationId, String name, @Nullable String country, @Nullable String type) {}

    /** @param notReminded those who cannot be reminded now */
    record FollowedUp(List<String> reminded, List<NotReminded> notReminded) {
        public FollowedUp {
            reminded = reminded == null ? List.of() : List.copyOf(reminded);
            notReminded = notReminded == null ? List.of() : List.copyOf(notReminded);
        }
    }

    record NotReminded(String invitationId, @Nullable Reason reason) {}

    /** @param address opens the invitation without an account */
    record Link(String invitationId, String address) {}
}
