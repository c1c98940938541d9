package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import org.springframework.stereotype.Service;

/** Remembers the names of programmes. */
@Service
public class FollowingProgrammes {
    private final Programmes programmes;

    FollowingProgrammes(Programmes programmes) {
        this.programmes = programmes;
    }

    public void known(Received<?> event, Programme programme) {
        programmes.apply(event, programme.programmeId(), _ -> Decision.accepted(programme));
    }
}
