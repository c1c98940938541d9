package eu.sojourn.portal.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Programmes, organisations, Xchanges and visits. */
@HttpExchange(url = "/api/registration", accept = "application/json")
public interface Registration {
    String KEY = "Idempotency-Key";

    @GetExchange("/programmes")
    Slice<Programme> programmes();

    @GetExchange("/programmes/{programmeId}")
    Programme programme(@PathVariable String programmeId);

    @PutExchange("/programmes/{programmeId}")
    Programme describe(@PathVariable String programmeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> programme);

    @GetExchange("/programmes/{programmeId}/rule-sets")
    Slice<RuleSet.Version> ruleSets(@PathVariable String programmeId, @RequestParam int limit);

    @PostExchange("/programmes/{programmeId}/rule-sets")
    Programme publish(@PathVariable String programmeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> rules);

    /** What publishing would change; nothing is stored by asking. */
    @PostExchange("/programmes/{programmeId}/rule-sets/preview")
    RuleSet.Preview previewRules(@PathVariable String programmeId, @RequestBody Map<String, ?> rules);

    @GetExchange("/organisations")
    Slice<Organisation> organisations(@RequestParam(required = false) @Nullable String state, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/organisations")
    Slice<Organisation> organisations(@RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String name, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/organisations/suggestions")
    Slice<Suggestion> suggestions(@RequestParam String name, @RequestParam(required = false) @Nullable String country);

    @GetExchange("/organisations/sme-class")
    Organisation.SmeClass smeClass(@RequestParam String staff, @RequestParam String turnoverEur, @RequestParam String balanceSheetEur,
            @RequestParam String year);

    @GetExchange("/organisations/{organisationId}/merging")
    MergingOutlook merging(@PathVariable String organisationId, @RequestParam String intoOrganisationId);

    @PostExchange("/organisations/{organisationId}/merging")
    Organisation merge(@PathVariable String organisationId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> into);

    @GetExchange("/organisations/{organisationId}")
    Organisation organisation(@PathVariable String organisationId);

    @GetExchange("/organisations/{organisationId}")
    Establishments establishments(@PathVariable String organisationId);

    @PutExchange("/organisations/{organisationId}")
    Organisation register(@PathVariable String organisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> profile);

    @PostExchange("/organisations/{organisationId}/validation")
    Organisation validate(@PathVariable String organisationId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> outcome);

    @GetExchange("/xchanges")
    Slice<Xchange> xchanges(@RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String hostOrganisationId, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/xchanges/{xchangeId}")
    Xchange xchange(@PathVariable String xchangeId);

    @PostExchange("/xchanges")
    Xchange create(@RequestHeader(KEY) String key, @RequestBody Map<String, ?> xchange);

    @PostExchange("/xchanges/preview")
    PlanCheck check(@RequestBody Map<String, ?> xchange);

    @PutExchange("/xchanges/{xchangeId}")
    ChangedXchange change(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> xchange);

    @PostExchange("/xchanges/{xchangeId}/changes/preview")
    ChangedXchange previewChange(@PathVariable String xchangeId, @RequestBody Map<String, ?> xchange);

    @PostExchange("/xchanges/{xchangeId}/cancellation")
    Xchange cancel(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> reasons);

    @PostExchange("/xchanges/{xchangeId}/opening")
    Xchange open(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> nothing);

    /** Stores nothing; the application is sent as a body since addresses are logged. */
    @PostExchange("/xchanges/{xchangeId}/eligibility")
    Eligibility eligibility(@PathVariable String xchangeId, @RequestBody Map<String, ?> application);

    @PostExchange("/xchanges/{xchangeId}/visits")
    Visit apply(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> application);

    /** Shows what would become of a sheet's rows. */
    @PostExchange(url = "/xchanges/{xchangeId}/imports", contentType = "application/octet-stream")
    SheetImport upload(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestParam String name,
            @RequestBody byte[] file);

    @GetExchange("/xchanges/{xchangeId}/imports/{importId}")
    SheetImport sheetImport(@PathVariable String xchangeId, @PathVariable String importId);

    @PostExchange("/xchanges/{xchangeId}/imports/{importId}/application")
    SheetImport applyImport(@PathVariable String xchangeId, @PathVariable String importId, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> rows);

    @PostExchange("/xchanges/{xchangeId}/encoding-effort")
    void effort(@PathVariable String xchangeId, @RequestHeader(KEY) String key, @RequestBody Map<String, ?> effort);

    @GetExchange("/xchanges/{xchangeId}/encoding-effort")
    EncodingEffort effort(@PathVariable String xchangeId);

    @GetExchange("/visits")
    Slice<Visit> visits(@RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable String xchangeId,
            @RequestParam(required = false) @Nullable String state, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/visits/{visitId}")
    Visit visit(@PathVariable String visitId);

    /** What would be paid if the visit ended early; nothing is stored by asking. */
    @GetExchange("/visits/{visitId}/discontinuation")
    Visit.Early early(@PathVariable String visitId, @RequestParam String lastDayStayed, @RequestParam boolean forceMajeure);

    @PostExchange("/visits/{visitId}/evidence")
    Visit attach(@PathVariable String visitId, @RequestHeader(KEY) String key, @RequestPart("file") Resource file);

    @GetExchange(url = "/visits/{visitId}/evidence/{fileId}", accept = "*/*")
    ResponseEntity<byte[]> evidence(@PathVariable String visitId, @PathVariable String fileId);

    @DeleteExchange("/visits/{visitId}/evidence/{fileId}")
    Visit removeEvidence(@PathVariable String visitId, @PathVariable String fileId, @RequestHeader(KEY) String key);

    @GetExchange("/payments")
    Slice<Visit.Due> payments(@RequestParam String programmeId, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** A command about a visit, by the last part of its address, e.g. {@code closing-report}. */
    @PostExchange("/visits/{visitId}/{command}")
    Visit command(@PathVariable String visitId, @PathVariable String command, @RequestHeader(KEY) String key,
            @RequestBody Map<String, ?> body);
}
