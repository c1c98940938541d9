package eu.sojourn.portal.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Host commitments, agendas and annexes. */
@HttpExchange(url = "/api/agreements", accept = "application/json")
public interface Agreements {
    String KEY = "Idempotency-Key";

    @GetExchange("/host-commitments/{hostOrganisationId}")
    HostCommitment commitment(@PathVariable String hostOrganisationId);

    @PutExchange("/host-commitments/{hostOrganisationId}")
    HostCommitment draft(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> wish);

    @PostExchange("/host-commitments/{hostOrganisationId}/legal-review")
    HostCommitment review(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> owner);

    @PostExchange("/host-commitments/{hostOrganisationId}/standard-clearance")
    HostCommitment clearStandard(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> nothing);

    @PostExchange("/host-commitments/{hostOrganisationId}/clauses/{clauseId}/clearance")
    HostCommitment clearClause(@PathVariable String hostOrganisationId, @PathVariable String clauseId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> nothing);

    @PostExchange("/host-commitments/{hostOrganisationId}/clauses/{clauseId}/comments")
    HostCommitment comment(@PathVariable String hostOrganisationId, @PathVariable String clauseId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> comment);

    @PutExchange("/host-commitments/{hostOrganisationId}/clauses/{clauseId}/proposal")
    HostCommitment proposeWording(@PathVariable String hostOrganisationId, @PathVariable String clauseId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> wording);

    @PostExchange("/host-commitments/{hostOrganisationId}/clauses/{clauseId}/proposal/acceptance")
    HostCommitment acceptWording(@PathVariable String hostOrganisationId, @PathVariable String clauseId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> wording);

    @PostExchange("/host-commitments/{hostOrganisationId}/clauses/{clauseId}/proposal/rejection")
    HostCommitment rejectWording(@PathVariable String hostOrganisationId, @PathVariable String clauseId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> reason);

    @GetExchange("/host-commitments/{hostOrganisationId}/termination-effect")
    HostCommitment.Effect terminationEffect(@PathVariable String hostOrganisationId, @RequestParam String on);

    @PostExchange("/host-commitments/{hostOrganisationId}/termination")
    HostCommitment terminate(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> notice);

    @GetExchange("/programmes/{programmeId}/clause-library")
    ClauseLibrary clauseLibrary(@PathVariable String programmeId, @RequestParam(required = false) @Nullable Integer version);

    @PutExchange("/programmes/{programmeId}/clause-library")
    ClauseLibrary publishClauses(@PathVariable String programmeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> clauses);

    @PostExchange("/host-commitments/{hostOrganisationId}/clearance")
    HostCommitment clear(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> nothing);

    @PostExchange("/host-commitments/{hostOrganisationId}/signature")
    HostCommitment sign(@PathVariable String hostOrganisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> text);

    @GetExchange("/xchanges/{xchangeId}/agenda")
    Agenda agenda(@PathVariable String xchangeId);

    @PutExchange("/xchanges/{xchangeId}/agenda")
    Agenda propose(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> sessions);

    @PostExchange("/xchanges/{xchangeId}/agenda/confirmation")
    Agenda confirm(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> version);

    @PostExchange("/xchanges/{xchangeId}/agenda/change-requests")
    Agenda requestChanges(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> wishes);

    @GetExchange("/agendas/{xchangeId}/versions")
    Slice<AgendaVersion.Summary> agendaVersions(@PathVariable String xchangeId, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/agendas/{xchangeId}/versions/{version}")
    AgendaVersion agendaVersion(@PathVariable String xchangeId, @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer since);

    @GetExchange("/agendas")
    Slice<Agenda> agendas(@RequestParam int limit);

    @GetExchange("/calendar-feeds")
    CalendarFeed calendarFeed();

    @PostExchange("/calendar-feeds")
    CalendarFeed issueCalendarFeed(@RequestHeader(KEY) String key, @RequestBody Map<String, ?> nothing);

    @PostExchange("/calendar-feeds/revocation")
    CalendarFeed revokeCalendarFeed(@RequestHeader(KEY) String key, @RequestBody Map<String, ?> nothing);

    @GetExchange("/annexes")
    Slice<Annex> annexes(@RequestParam(required = false) @Nullable String xchangeId,
            @RequestParam(required = false) @Nullable String awaiting, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/annexes/{visitId}")
    Annex annex(@PathVariable String visitId);

    @PostExchange("/annexes/{visitId}/signatures")
    Annex signAnnex(@PathVariable String visitId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> text);

    @GetExchange("/open-signatures")
    Slice<OpenSignature> openSignatures(@RequestParam MultiValueMap<String, String> query);

    @PostExchange("/annexes/signatures")
    Signed signAnnexes(@RequestHeader(KEY) String key, @RequestBody Map<String, ?> signatures);

    @PostExchange("/annexes/{visitId}/refusal")
    Annex declineAnnex(@PathVariable String visitId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> refusal);

    @PutExchange("/annexes/{visitId}/particulars")
    Annex nameParticulars(@PathVariable String visitId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> particulars);

    @GetExchange("/links")
    Slice<SigningLink> links(@RequestParam String xchangeId, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/links")
    Slice<SigningLink> commitmentLinks(@RequestParam String hostOrganisationId, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @PostExchange("/links")
    SigningLink issueLink(@RequestHeader(KEY) String key, @RequestBody Map<String, ?> link);

    @PostExchange("/links/{linkId}/revocation")
    SigningLink revokeLink(@PathVariable String linkId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> nothing);
}
