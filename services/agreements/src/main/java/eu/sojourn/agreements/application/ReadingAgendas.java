package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.AgendaChecks;
import eu.sojourn.agreements.domain.agenda.AgendaCommand;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an agenda: whole to those who prepare it, what is confirmed to those who take part. */
@Service
public class ReadingAgendas {
    private final Agendas agendas;
    private final Annexes annexes;
    private final XchangeAccess access;

    ReadingAgendas(Agendas agendas, Annexes annexes, XchangeAccess access) {
        this.agendas = agendas;
        this.annexes = annexes;
        this.access = access;
    }

    /** What a caller may see of an agenda. */
    public sealed interface View {

        Stored<Agenda> agenda();

        /** The version that the caller sees; null while an agenda is awaited. */
        @Nullable
        AgendaVersion shown();

        AgendaState state();

        /**
         * The latest version, and what the caller may do with it now.
         *
         * @param checks null while an agenda is awaited
         */
        record Whole(Stored<Agenda> agenda, Set<AgendaCommand> allowed, @Nullable AgendaChecks checks) implements View {

            @Override
            public @Nullable AgendaVersion shown() {
                return agenda.state().latest();
            }

            @Override
            public AgendaState state() {
                return agenda.state().state();
            }
        }

        /** The confirmed version, and nothing to do. */
        record Confirmed(Stored<Agenda> agenda) implements View {

            @Override
            public @Nullable AgendaVersion shown() {
                return agenda.state().confirmed();
            }

            @Override
            public AgendaState state() {
                return AgendaState.CONFIRMED;
            }
        }
    }

    public View get(Actor actor, XchangeId xchangeId) {
        var stored = agendas.get(xchangeId);
        if (access.mayPrepare(actor, stored.state().xchange())) {
            return whole(actor, stored);
        }
        Actor.require(access.mayReadWhatIsConfirmed(actor, stored.state().xchange()), "This agenda is not open to you.");
        if (stored.state().confirmed() == null) {
            throw new NotFound("confirmed agenda of Xchange", xchangeId.value());
        }
        return new View.Confirmed(stored);
    }

    /** Agendas that the caller prepares, awaited ones too. */
    public Page<View.Whole> list(Actor actor, @Nullable OrganisationId host, @Nullable String after, int limit) {
        var found = agendas.preparedBy(Caller.of(actor), host, after, limit);
        var page = Page.of(found, limit, Stored::id);
        return new Page<>(page.items().stream().map(stored -> whole(actor, stored)).toList(), page.next());
    }

    /** What somebody who may prepare the agenda sees of it. */
    public View.Whole whole(Actor actor, Stored<Agenda> stored) {
        var confirms = access.mayConfirm(actor, stored.state().xchange());
        var allowed = stored.state()
                .allowed()
                .stream()
                .filter(command -> confirms || command == AgendaCommand.PROPOSE)
                .collect(Collectors.toUnmodifiableSet());
        return new View.Whole(stored, allowed, checks(stored.state()));
    }

    private @Nullable AgendaChecks checks(Agenda agenda) {
        var latest = agenda.latest();
        if (latest == null) {
            return null;
        }
        var limited = latest.sessions().stream().anyMatch(session -> session.capacity() != null);
        return AgendaChecks.of(latest, agenda.xchange().period(), limited ? annexes.participants(agenda.xchange().xchangeId()) : 0);
    }
}
