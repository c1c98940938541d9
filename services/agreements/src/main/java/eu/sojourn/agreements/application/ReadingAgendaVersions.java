package eu.sojourn.agreements.application;

import eu.sojourn.agreements.application.AgendaVersions.Summary;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.AgendaDifference;
import eu.sojourn.agreements.domain.agenda.ProposedVersion;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows all versions of an agenda to those who prepare it, and what changed between two of them. */
@Service
public class ReadingAgendaVersions {
    private final Agendas agendas;
    private final AgendaVersions versions;
    private final XchangeAccess access;

    ReadingAgendaVersions(Agendas agendas, AgendaVersions versions, XchangeAccess access) {
        this.agendas = agendas;
        this.versions = versions;
        this.access = access;
    }

    /**
     * A version of an agenda.
     *
     * @param difference from the version that it was asked to be compared with; null where none was
     */
    public record View(Agenda agenda, ProposedVersion version, @Nullable AgendaDifference difference) {}

    /** @param summaries the newest first */
    public record Listed(Agenda agenda, Page<Summary> summaries) {}

    /** @param after number of the version that the former page ended with; null to begin with the latest */
    public Listed list(Actor actor, XchangeId xchangeId, @Nullable String after, int limit) {
        var agenda = agenda(actor, xchangeId);
        var bound = after == null ? Integer.MAX_VALUE : number(after);
        var found = new TreeMap<Integer, Summary>(Comparator.reverseOrder());
        versions.below(xchangeId, bound, limit + 1).forEach(summary -> found.put(summary.version(), summary));
        known(agenda).filter(version -> version.agenda().version() < bound)
                .forEach(version -> found.put(version.agenda().version(), Summary.of(version)));
        return new Listed(agenda, Page.of(found.values().stream().limit(limit + 1L).toList(), limit,
                summary -> String.valueOf(summary.version())));
    }

    /**
     * @param since version to compare with; null for none
     * @throws NotFound if there is no such version, or nothing of it was kept
     */
    public View get(Actor actor, XchangeId xchangeId, int number, @Nullable Integer since) {
        var agenda = agenda(actor, xchangeId);
        var version = version(agenda, number);
        return new View(agenda, version,
                since == null ? null : AgendaDifference.between(version(agenda, since).agenda(), version.agenda()));
    }

    private Agenda agenda(Actor actor, XchangeId xchangeId) {
        var agenda = agendas.get(xchangeId).state();
        Actor.require(access.mayPrepare(actor, agenda.xchange()), "Only the host and its coordinators read all versions of its agenda.");
        return agenda;
    }

    private ProposedVersion version(Agenda agenda, int number) {
        return known(agenda).filter(version -> version.agenda().version() == number)
                .findFirst()
                .or(() -> versions.find(agenda.xchange().xchangeId(), number))
                .orElseThrow(() -> new NotFound("version of the agenda", String.valueOf(number)));
    }

    private static Stream<ProposedVersion> known(Agenda agenda) {
        return Stream.concat(agenda.current().stream(), agenda.earlier().stream());
    }

    private static int number(String after) {
        return Optional.of(after)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> new InvalidValue("after", "must be the number of a version"));
    }
}
