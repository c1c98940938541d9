package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.security.Actor;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom a caller may bind: the organisations that it belongs to; and, for a coordinator alone, its partnerships and programmes.
 *
 * @param personId as the token names the person
 */
public record Caller(String personId, Set<OrganisationId> organisations, Set<PartnershipId> partnerships, Set<ProgrammeId> programmes) {

    public static Caller of(Actor actor) {
        var coordinator = actor.is(Actor.COORDINATOR);
        return new Caller(actor.personId(), ids(actor.organisations(), OrganisationId::new),
                coordinator ? ids(actor.partnerships(), PartnershipId::new) : Set.of(),
                coordinator ? ids(actor.programmes(), ProgrammeId::new) : Set.of());
    }

    boolean actsFor(OrganisationId organisationId) {
        return organisations.contains(organisationId);
    }

    boolean coordinates(PartnershipId partnershipId, ProgrammeId programmeId) {
        return partnerships.contains(partnershipId) || programmes.contains(programmeId);
    }

    /** Whether the caller may see the annex of a visit: its parties may, and the programme's coordinators. */
    boolean sees(Visit visit) {
        return programmes.contains(visit.programmeId()) || visit.parties().stream().anyMatch(party -> party.isBoundBy(signer()));
    }

    public Signer signer() {
        return new Signer(Signatory.signedIn(new PersonId(personId)),
                organisations, partnerships);
    }

    /** An id that a token spells wrongly names nothing here. */
    private static <I extends Id> Set<I> ids(Set<String> values, Function<String, I> id) {
        return values.stream().filter(value -> Id.FORM.matcher(value).matches()).map(id).collect(Collectors.toUnmodifiableSet());
    }
}
