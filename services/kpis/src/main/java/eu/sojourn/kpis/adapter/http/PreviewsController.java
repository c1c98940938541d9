package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.application.fact.PreviewingVisits;
import eu.sojourn.kpis.application.fact.PreviewingVisits.Preview;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Tells whether a visit will count before it is over, to those who read the figures and to the visiting organisation with its partnership. */
@RestController
@RequestMapping("/api/kpis")
class PreviewsController {

    private static final String WHO = "Only coordinators of the programme, operators, auditors, and the visiting organisation with its"
            + " coordinators see whether a visit will count.";

    private final PreviewingVisits previewing;

    PreviewsController(PreviewingVisits previewing) {
        this.previewing = previewing;
    }

    /**
     * Of a visit, or of one that nobody has applied for.
     *
     * @param visitId that of a visit; else the organisation that would visit is needed
     * @param mode PHYSICAL or VIRTUAL; left out, PHYSICAL
     */
    @GetMapping("/programmes/{programmeId}/previews")
    PreviewView preview(Actor actor, @PathVariable String programmeId, @RequestParam(required = false) @Nullable String visitId,
            @RequestParam(required = false) @Nullable String visitingOrganisationId,
            @RequestParam(required = false) @Nullable String mode) {
        Id.check("programmeId", programmeId);
        return visitId == null || visitId.isBlank()
                ? ofPlanned(actor, programmeId, visitingOrganisationId, mode)
                : of(actor, programmeId, visitId);
    }

    private PreviewView of(Actor actor, String programmeId, String visitId) {
        Id.check("visitId", visitId);
        var preview = previewing.find(programmeId, visitId);
        Actor.require(Readers.may(actor, programmeId) || preview.filter(found -> concerns(actor, found)).isPresent(), WHO);
        return PreviewView.of(programmeId, visitId, preview.orElseThrow(() -> new NotFound("visit", visitId)));
    }

    private static boolean concerns(Actor actor, Preview preview) {
        return actor.actsFor(preview.visitingOrganisationId())
                || preview.partnershipId() != null && actor.coordinatesIn(preview.partnershipId());
    }

    private PreviewView ofPlanned(Actor actor, String programmeId, @Nullable String organisationId, @Nullable String mode) {
        Actor.require(Readers.may(actor, programmeId) || organisationId != null && actor.actsFor(organisationId), WHO);
        if (organisationId == null) {
            throw new InvalidValue("visitId", "is needed, or a visitingOrganisationId");
        }
        Id.check("visitingOrganisationId", organisationId);
        return PreviewView.of(programmeId, null, previewing.ofPlanned(programmeId, organisationId, mode(mode)));
    }

    private static String mode(@Nullable String mode) {
        return switch (mode) {
            case null -> "PHYSICAL";
            case "PHYSICAL", "VIRTUAL" -> mode;
            default -> throw new InvalidValue("mode", "must be PHYSICAL or VIRTUAL");
        };
    }
}
