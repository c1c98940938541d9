package eu.sojourn.questionnaires.adapter.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.adapter.http.WaveBody.DetailsBody;
import eu.sojourn.questionnaires.adapter.http.WaveBody.InviteeBody;
import eu.sojourn.questionnaires.application.ChoosingPopulations;
import eu.sojourn.questionnaires.application.FollowingUp;
import eu.sojourn.questionnaires.application.FollowingUp.FollowedUp;
import eu.sojourn.questionnaires.application.ImportingResponses;
import eu.sojourn.questionnaires.application.ImportingResponses.Imported;
import eu.sojourn.questionnaires.application.InviteeTables;
import eu.sojourn.questionnaires.application.RunningWaves;
import eu.sojourn.questionnaires.application.WatchingWaves;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Population;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;

/** Surveys of many at once, for the coordinators of a programme. */
@RestController
@RequestMapping("/api/questionnaires/waves")
class WavesController {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int PREVIEWED = 200;

    private final RunningWaves running;
    private final WatchingWaves watching;
    private final ChoosingPopulations populations;
    private final FollowingUp following;
    private final ImportingResponses importing;
    private final InviteeTables tables;

    WavesController(RunningWaves running, WatchingWaves watching, ChoosingPopulations populations, FollowingUp following,
            ImportingResponses importing, InviteeTables tables) {
        this.running = running;
        this.watching = watching;
        this.populations = populations;
        this.following = following;
        this.importing = importing;
        this.tables = tables;
    }

    @GetMapping
    Page<WaveBody> list(Actor actor, @RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        List<WaveBody> found = watching.list(actor, programmeId, after, most).stream().map(each -> WaveBody.of(each.state())).toList();
        return Page.of(found, most, WaveBody::waveId);
    }

    @PostMapping
    ResponseEntity<WaveBody> plan(Actor actor, @RequestBody DetailsBody body) {
        if (body.programmeId() == null) {
            throw new InvalidValue("programmeId", "is needed");
        }
        WaveId waveId = new WaveId(body.waveId() == null || body.waveId().isBlank() ? Ids.fresh() : body.waveId());
        Stored<Wave> planned = running.plan(actor, waveId, new ProgrammeId(body.programmeId()), body.details());
        return ETags.created("/api/questionnaires/waves/" + planned.id(), planned.version(), WaveBody.of(planned.state()));
    }

    @GetMapping("/{waveId}")
    ResponseEntity<WaveBody> get(Actor actor, @PathVariable String waveId) {
        return ok(watching.get(actor, new WaveId(waveId)));
    }

    @PutMapping("/{waveId}")
    ResponseEntity<WaveBody> revise(Actor actor, @PathVariable String waveId, @RequestBody DetailsBody body, ExpectedVersion expected) {
        return ok(running.revise(actor, new WaveId(waveId), body.details(), expected.value()));
    }

    @PostMapping("/{waveId}/opening")
    ResponseEntity<WaveBody> open(Actor actor, @PathVariable String waveId, ExpectedVersion expected) {
        return ok(running.open(actor, new WaveId(waveId), expected.value()));
    }

    @PostMapping("/{waveId}/closing")
    ResponseEntity<WaveBody> close(Actor actor, @PathVariable String waveId, ExpectedVersion expected) {
        return ok(running.close(actor, new WaveId(waveId), expected.value()));
    }

    /**
     * @param organisations the first of them
     * @param byCountry how many there are, by the segment that {@code by} would put them into
     */
    record PopulationBody(int count, List<OrganisationBody> organisations, Map<String, Long> byCountry, Map<String, Long> byType) {

        static PopulationBody of(List<KnownOrganisation> found) {
            return new PopulationBody(found.size(), found.stream().limit(PREVIEWED).map(OrganisationBody::of).toList(),
                    counted(found, By.COUNTRY), counted(found, By.TYPE));
        }

        private static Map<String, Long> counted(List<KnownOrganisation> found, By by) {
            return found.stream().collect(Collectors.groupingBy(by::segment, TreeMap::new, Collectors.counting()));
        }
    }

    record OrganisationBody(String organisationId, String name, String country, String type) {

        static OrganisationBody of(KnownOrganisation organisation) {
            return new OrganisationBody(organisation.organisationId().value(), organisation.name(), organisation.country(),
                    organisation.type());
        }
    }

    @GetMapping("/{waveId}/population")
    PopulationBody population(Actor actor, @PathVariable String waveId, @RequestParam Population.Kind kind,
            @RequestParam(required = false) @Nullable String country, @RequestParam(required = false) @Nullable String type) {
        return PopulationBody.of(populations.of(actor, new WaveId(waveId),
                new Population(kind, blankToNull(country), blankToNull(type))));
    }

    @GetMapping("/{waveId}/invitees")
    List<InviteeBody> invitees(Actor actor, @PathVariable String waveId) {
        return watching.get(actor, new WaveId(waveId)).state().invitees().stream().map(InviteeBody::of).toList();
    }

    /**
     * Whom to ask: of a draft all, of an open wave more.
     *
     * @param population organisations by a filter, put into its segment; left out for none
     */
    record InviteesBody(@Nullable List<InviteeBody> invitees, @Nullable PopulationRequest population) {}

    /** What tells the segments of a population apart. */
    enum By {
        COUNTRY, TYPE;

        /** Whose country or type is not known is in the segment of everybody. */
        String segment(KnownOrganisation organisation) {
            String segment = switch (this) {
                case COUNTRY -> organisation.country();
                case TYPE -> organisation.type();
            };
            return segment == null || segment.isBlank() ? Invitee.EVERYBODY : segment;
        }
    }

    /**
     * @param segment the one of them all; left out for {@code all}
     * @param by in place of one segment; left out for that
     */
    record PopulationRequest(Population.Kind kind, @Nullable String country, @Nullable String type, @Nullable String segment,
            @Nullable By by) {

        Invitee invitee(KnownOrganisation organisation) {
            String one = segment == null ? Invitee.EVERYBODY : segment;
            return Invitee.of(by == null ? one : by.segment(organisation), organisation.organisationId());
        }
    }

    @PutMapping(path = "/{waveId}/invitees", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WaveBody> invite(Actor actor, @PathVariable String waveId, @RequestBody InviteesBody body, ExpectedVersion expected) {
        WaveId id = new WaveId(waveId);
        if (body.invitees() == null && body.population() == null) {
            throw new InvalidValue("invitees", "is needed, or a population");
        }
        List<Invitee> invitees = new ArrayList<>(read(body.invitees() == null ? List.of() : body.invitees()));
        PopulationRequest wanted = body.population();
        if (wanted != null) {
            Population population = new Population(wanted.kind(), blankToNull(wanted.country()), blankToNull(wanted.type()));
            Set<String> named = new LinkedHashSet<>(invitees.stream().map(Invitee::key).toList());
            populations.of(actor, id, population)
                    .stream()
                    .map(wanted::invitee)
                    .filter(each -> named.add(each.key()))
                    .forEach(invitees::add);
        }
        return ok(running.invite(actor, id, invitees, expected.value()));
    }

    /** As the other, of a table in CSV or XLSX. */
    @PutMapping(path = "/{waveId}/invitees", consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<WaveBody> inviteTable(Actor actor, @PathVariable String waveId, @RequestParam(required = false) @Nullable String name,
            ExpectedVersion expected, HttpServletRequest request) throws IOException {
        WaveId id = new WaveId(waveId);
        watching.get(actor, id);
        return ok(running.invite(actor, id, tables.read(file(request), name, mediaType(request)), expected.value()));
    }

    /** Reads such a table and changes nothing, so that it can be looked at before anybody is asked. */
    @PostMapping("/{waveId}/invitees/reading")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    List<InviteeBody> readInvitees(Actor actor, @PathVariable String waveId, @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request) throws IOException {
        watching.get(actor, new WaveId(waveId));
        return tables.read(file(request), name, mediaType(request)).stream().map(InviteeBody::of).toList();
    }

    /** @param silent whether to name who is silent; without, it costs little however often somebody looks */
    @GetMapping("/{waveId}/monitor")
    MonitorBody monitor(Actor actor, @PathVariable String waveId, @RequestParam(defaultValue = "true") boolean silent) {
        WaveId id = new WaveId(waveId);
        return MonitorBody.of(silent ? watching.monitor(actor, id) : watching.rates(actor, id));
    }

    /** @param invitationIds whom to remind; left out for all who are silent; an empty list is nobody */
    record RemindersBody(@Nullable List<String> invitationIds) {}

    /** @param notReminded those who cannot be reminded now */
    record FollowedUpBody(List<String> reminded, List<NotRemindedBody> notReminded) {

        static FollowedUpBody of(FollowedUp followedUp) {
            return new FollowedUpBody(followedUp.reminded().stream().map(InvitationId::value).toList(),
                    followedUp.notReminded()
                            .stream()
                            .map(each -> new NotRemindedBody(each.invitationId().value(), each.reason()))
                            .toList());
        }
    }

    record NotRemindedBody(String invitationId, Reason reason) {}

    @PostMapping("/{waveId}/reminders")
    FollowedUpBody remind(Actor actor, @PathVariable String waveId, @RequestBody(required = false) @Nullable RemindersBody body) {
        List<String> ids = body == null ? null : body.invitationIds();
        Set<InvitationId> wanted = ids == null
                ? null
                : ids.stream().map(InvitationId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        return FollowedUpBody.of(following.remind(actor, new WaveId(waveId), wanted));
    }

    /** Raw answers of a survey that was held elsewhere, as a table in CSV or XLSX: all rows, or none. */
    @PostMapping("/{waveId}/responses")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    Imported importResponses(Actor actor, @PathVariable String waveId, @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request) throws IOException {
        WaveId id = new WaveId(waveId);
        importing.mayImport(actor, id);
        return importing.read(actor, id, file(request), name, mediaType(request));
    }

    private static byte[] file(HttpServletRequest request) throws IOException {
        byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw new InvalidInput(List.of(Reason.ofField("file", "FILE_TOO_LARGE", "The file is larger than 5 MB")));
        }
        return file;
    }

    /** What says nothing is no lie about the content. */
    private static @Nullable String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || type.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE) || type.startsWith(MediaType.TEXT_PLAIN_VALUE)
                ? null
                : type;
    }

    private static List<Invitee> read(List<InviteeBody> bodies) {
        List<Invitee> invitees = new ArrayList<>();
        List<Reason> faults = new ArrayList<>();
        for (int index = 0; index < bodies.size(); index++) {
            InviteeBody body = bodies.get(index);
            try {
                String organisation = blankToNull(body.organisationId());
                invitees.add(new Invitee(body.segment() == null ? "" : body.segment(),
                        organisation == null ? null : new OrganisationId(organisation), body.name()));
            } catch (InvalidValue invalid) {
                faults.add(Reason.ofField("invitees[" + index + "]." + invalid.field(), "INVALID", String.valueOf(invalid.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults.subList(0, Math.min(faults.size(), 200)));
        }
        return invitees;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static ResponseEntity<WaveBody> ok(Stored<Wave> stored) {
        return ETags.ok(stored.version(), WaveBody.of(stored.state()));
    }
}
