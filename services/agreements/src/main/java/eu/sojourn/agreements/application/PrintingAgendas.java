package eu.sojourn.agreements.application;

import eu.sojourn.agreements.application.ReadingAgendas.View;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.Table;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Prints the agenda that the caller is shown, to take along. */
@Service
public class PrintingAgendas {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final ReadingAgendas reading;
    private final Organisations organisations;
    private final Clock clock;

    PrintingAgendas(ReadingAgendas reading, Organisations organisations, Clock clock) {
        this.reading = reading;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @throws NotFound while the agenda is awaited */
    public byte[] print(Actor actor, XchangeId xchangeId) {
        var view = reading.get(actor, xchangeId);
        var shown = view.shown();
        if (shown == null) {
            throw new NotFound("agenda of Xchange", xchangeId.value());
        }
        var xchange = view.agenda().state().xchange();
        var host = organisations.find(xchange.hostOrganisationId())
                .map(Organisation::name)
                .orElse(xchange.hostOrganisationId().value());
        var state = "Version " + shown.version() + ", " + said(view.state());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(1, xchange.title()));
        blocks.add(new Lines("Agenda at " + host + "\n" + DAY.format(xchange.period().firstDay()) + " to "
                + DAY.format(xchange.period().lastDay()) + "\n" + state + "\n" + clock(shown.zoneIn(xchange.hostCountry()))));
        days(shown).forEach((day, sessions) -> {
            blocks.add(new Heading(2, DAY.format(day)));
            blocks.add(new Table(List.of("When and where", "What", "Who"), sessions.stream().map(PrintingAgendas::row).toList()));
        });
        return PdfWriter.write(new PrintedText("Agenda: " + xchange.title(), "en", clock.instant(), state, blocks, List.of()));
    }

    private static String clock(Optional<ZoneId> zone) {
        return zone.map(known -> "All times are in the time zone " + known.getId() + ".").orElse("All times are those at the host.");
    }

    private static Map<LocalDate, List<Session>> days(AgendaVersion version) {
        return version.sessions()
                .stream()
                .collect(Collectors.groupingBy(session -> session.starts().toLocalDate(), LinkedHashMap::new, Collectors.toList()));
    }

    private static List<String> row(Session session) {
        return List.of(lines(time(session), session.room(), session.place()), lines(session.title(), session.topic()),
                lines(session.speaker(), session.capacity() == null ? null : "Places: " + session.capacity(),
                        session.siteAccess() == null ? null : "Site access: " + session.siteAccess()));
    }

    private static String time(Session session) {
        var ends = session.ends().toLocalDate().equals(session.starts().toLocalDate())
                ? TIME.format(session.ends())
                : DAY.format(session.ends()) + ", " + TIME.format(session.ends());
        return TIME.format(session.starts()) + " to " + ends;
    }

    private static String lines(@Nullable String... lines) {
        return Stream.of(lines).filter(line -> line != null).collect(Collectors.joining("\n"));
    }

    private static String said(AgendaState state) {
        return state == AgendaState.CONFIRMED ? "confirmed by the host" : "not yet confirmed by the host";
    }
}
