package eu.sojourn.agreements.domain.agenda;

import java.util.List;

/**
 * A version of an agenda and what became of it. Once another version is the latest, that changes no more.
 *
 * @param state  where it stands, or stood when another version took its place
 * @param wishes what the host wanted to be other in it
 */
public record ProposedVersion(AgendaVersion agenda, AgendaState state, List<ChangeRequest> wishes) {
    public ProposedVersion {
        wishes = List.copyOf(wishes);
    }
}
