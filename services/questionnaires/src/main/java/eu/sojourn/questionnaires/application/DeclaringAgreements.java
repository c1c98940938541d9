package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.declaration.Counterparty;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclaredItems;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.questionnaires.domain.declaration.Entry;
import eu.sojourn.questionnaires.domain.declaration.Speaker;
import eu.sojourn.questionnaires.domain.declaration.Told;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Takes what organisations declare: by their responses, by themselves, and when it is asked again. */
@Service
public class DeclaringAgreements {

    private final Declarations declarations;
    private final OpeningDeclarations opening;
    private final KnowingFacts knowing;
    private final KnownThings known;
    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final Clock clock;

    DeclaringAgreements(Declarations declarations, OpeningDeclarations opening, KnowingFacts knowing, KnownThings known,
            Invitations invitations, Questionnaires questionnaires, Clock clock) {
        this.declarations = declarations;
        this.opening = opening;
        this.knowing = knowing;
        this.known = known;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    public OpenedDeclaration read(DeclarationEntrance entrance) {
        return opening.open(entrance);
    }

    /** Those whose follow-up is waited for: the actor's own, and those of programmes that the actor coordinates. */
    public List<OpenedDeclaration> waiting(Actor actor, @Nullable String after, int limit) {
        Set<String> programmes = actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.of();
        return declarations.waiting(actor.organisations(), programmes, after, limit)
                .stream()
                .map(stored -> OpeningDeclarations.of(actor, stored))
                .toList();
    }

    /**
     * Declares what the agreements are now. The country of an organisation of the platform need not be told.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the declaring organisation
     * @throws eu.sojourn.service.problem.StaleVersion if the declaration is of another version than expected
     */
    public OpenedDeclaration tell(DeclarationEntrance entrance, List<Told> told, @Nullable Long expectedVersion) {
        OpenedDeclaration opened = telling(entrance);
        Speaker speaker = speaker(opened);
        List<Told> whole = told.stream().map(this::located).toList();
        return opened.after(declarations.change(opened.id(), expectedVersion,
                before -> (before == null ? opened.declaration() : before).tell(whole, speaker)));
    }

    private Told located(Told told) {
        Counterparty counterparty = told.terms().counterparty();
        return counterparty.organisationId() == null || counterparty.country() != null
                ? told
                : new Told(told.agreementId(), told.terms().with(knowing.counterparty(counterparty.organisationId())));
    }

    /** Says that nothing has changed; a second time is the same as once. */
    public OpenedDeclaration confirm(DeclarationEntrance entrance) {
        OpenedDeclaration opened = telling(entrance);
        Speaker speaker = speaker(opened);
        return opened.after(declarations.update(opened.id(), declaration -> declaration.confirm(speaker)));
    }

    /**
     * A response is there, or another one in its place: it declares what its answers tell of agreements. One that tells of nothing begins no
     * declaration.
     */
    public void responded(Received<?> event, InvitationId invitationId) {
        Invitation invitation = invitations.get(invitationId).state();
        Response response = invitation.response();
        OrganisationId organisationId = invitation.respondent().organisationId();
        if (response != null && organisationId != null && invitation.occasion() instanceof Occasion.OfVisit(VisitId visitId, _)) {
            KnownVisit visit = known.visit(visitId).orElseThrow(() -> new NotFound("visit that is over", visitId.value()));
            Questionnaire questionnaire = questionnaires.find(invitation.questionnaire())
                    .orElseThrow(() -> new NotFound("questionnaire", invitation.questionnaire().toString()));
            responded(event, visit, organisationId, DeclaredItems.of(questionnaire, response.answers()));
        }
    }

    private void responded(Received<?> event, KnownVisit visit, OrganisationId organisationId, DeclaredItems items) {
        LocalDate today = LocalDate.ofInstant(event.time(), clock.getZone());
        Speaker speaker = new Speaker(Entry.Source.RESPONSE, null, event.time(), today);
        DeclarationId id = Declaration.idOf(visit.visitId(), organisationId);
        if (!items.tellNothing() || declarations.find(id).isPresent()) {
            declarations.apply(event, id, before -> (before == null ? Declaration.empty(visit, organisationId, today) : before)
                    .respond(items.terms(known::organisation), items.hopeful(), speaker));
        }
    }

    private OpenedDeclaration telling(DeclarationEntrance entrance) {
        OpenedDeclaration opened = opening.open(entrance);
        Actor.require(opened.mayTell(), "Only the declaring organisation declares.");
        return opened;
    }

    private Speaker speaker(OpenedDeclaration opened) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Speaker(opened.source(), opened.personId(), now, LocalDate.now(clock));
    }
}
