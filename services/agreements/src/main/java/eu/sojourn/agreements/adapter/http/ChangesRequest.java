package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.ChangeRequest;
import eu.sojourn.agreements.domain.agenda.SessionId;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What the host wants to be other in the version of the agenda that it has seen. */
record ChangesRequest(@NotNull Integer version,
        @NotNull @Size(min = 1, max = AgendaVersion.MOST_SESSIONS) List<@NotNull @Valid SessionWish> requests) {

    record SessionWish(@NotNull String sessionId, @NotNull String wish) {}

    List<ChangeRequest> wishes() {
        return Fields.each("requests", requests, wish -> new ChangeRequest(new SessionId(wish.sessionId()), wish.wish()));
    }
}
