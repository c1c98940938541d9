package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.ProposedVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of agendas that others took the place of, each by itself. What is kept of one never changes. */
public interface AgendaVersions {

    /**
     * A version without its sessions.
     *
     * @param sessions how many it has
     * @param wishes   in how many of them the host wanted something to be other
     */
    record Summary(int version, AgendaState state, @Nullable PersonId proposedBy, @Nullable Instant proposedAt, int sessions, int wishes) {
        public static Summary of(ProposedVersion version) {
            var agenda = version.agenda();
            return new Summary(agenda.version(), version.state(), agenda.proposedBy(), agenda.proposedAt(), agenda.sessions().size(),
                    version.wishes().size());
        }
    }

    Optional<ProposedVersion> find(XchangeId xchangeId, int version);

    /** Those with a number below this one, the newest first, {@code limit} of them. */
    List<Summary> below(XchangeId xchangeId, int version, int limit);
}
