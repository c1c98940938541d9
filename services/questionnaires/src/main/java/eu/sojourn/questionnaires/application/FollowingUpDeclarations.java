package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.service.clock.Mishaps;

/**
 * The clock of declarations: asks what has become of them. Running it twice, late or on several instances asks nothing twice, since what was
 * asked and its event are one conditional write; after a pause only the latest is asked.
 */
@Service
public class FollowingUpDeclarations {

    private final Declarations declarations;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();

    FollowingUpDeclarations(Declarations declarations, Clock clock) {
        this.declarations = declarations;
        this.clock = clock;
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
