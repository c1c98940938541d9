package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.service.clock.Mishaps;

/**
 * Asks what has become of declarations, by the clock or because a coordinator wants to know it now. Running the clock twice, late or on
 * several instances asks nothing twice, since what was
 * asked and its event are one conditional write; after a pause only the latest is asked.
 */
@Service
public class FollowingUpDeclarations {

    private final Declarations declarations;
    private final OpeningDeclarations opening;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();

    FollowingUpDeclarations(Declarations declarations, OpeningDeclarations opening, Clock clock) {
        this.declarations = declarations;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * Asks now.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws eu.sojourn.service.problem.NotFound where nothing was declared so far
     * @throws eu.sojourn.service.problem.Refusal if it was asked today, or nothing can come of it any more
     */
    public OpenedDeclaration ask(DeclarationEntrance.SignedIn entrance) {
        OpenedDeclaration opened = opening.open(entrance).requireDeclaredAndCoordinating("Only coordinators of the programme ask again.");
        return opened.after(declarations.update(opened.id(), declaration -> declaration.askByHand(LocalDate.now(clock))));
    }

    @Scheduled(fixedDelayString = "${sojourn.questionnaires.declarations.every}")
    public void ask() {
        LocalDate today = LocalDate.now(clock);
        declarations.due(today)
                .stream()
                .map(DeclarationId::value)
                .forEach(mishaps.each(id -> declarations.update(new DeclarationId(id), declaration -> declaration.ask(today))));
    }
}
