package eu.sojourn.kpis.application.programme;

import org.springframework.stereotype.Service;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.messaging.event.Received;

/** Remembers what registration tells of programmes, so that nobody is asked for it. */
@Service
public class FollowingProgrammes {

    private final KnownProgrammes programmes;

    FollowingProgrammes(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    /** A rule set was published: everything is told anew, its targets among it. */
    public void published(Received<?> event, KnownProgramme heard) {
        programmes.know(event, heard.programmeId(), _ -> heard);
    }

    public void described(Received<?> event, KnownProgramme heard) {
        programmes.know(event, heard.programmeId(), before -> before == null ? heard : before.described(heard));
    }
}
