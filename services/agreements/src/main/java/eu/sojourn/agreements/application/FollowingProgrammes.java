package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Partnership;
import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import org.springframework.stereotype.Service;

/** Remembers the names of programmes, and of the partnerships that run them. */
@Service
public class FollowingProgrammes {
    private final Programmes programmes;
    private final Partnerships partnerships;
    private final ComposingAnnexes composing;

    FollowingProgrammes(Programmes programmes, Partnerships partnerships, ComposingAnnexes composing) {
        this.programmes = programmes;
        this.partnerships = partnerships;
        this.composing = composing;
    }

    public void known(Received<?> event, Programme programme) {
        programmes.apply(event, programme.programmeId(), _ -> Decision.accepted(programme));
        var partnershipId = programme.partnershipId();
        if (partnershipId != null) {
            var heard = new Partnership(partnershipId, programme.programmeId(), programme.name());
            partnerships.apply(event, partnershipId, known -> Decision.accepted(known == null ? heard : known.hearing(heard)));
        }
        composing.composeNaming(programme);
    }
}
