package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes agendas as a calendar (RFC 5545). Times are told in UTC where the host's time zone is known, else without a zone, as the clock on
 * the wall where the host is. A session keeps its UID through all versions, so that calendars move it instead of adding another.
 */
final class AgendaCalendar {
    static final String TYPE = "text/calendar;charset=UTF-8";

    private final Calendar calendar = new Calendar();
    private final URI address;
    private final Instant now;

    /** @param address where people reach the whole system */
    AgendaCalendar(String name, URI address, Instant now) {
        this.address = address;
        this.now = now;
        calendar.add(new ProdId("-//Sojourn//Agenda//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", escaped(name)));
    }

    AgendaCalendar with(Xchange xchange, AgendaVersion version, Status status) {
        for (var session : version.sessions()) {
            calendar.add(event(xchange, version, session, status));
        }
        return this;
    }

    String text() {
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Xchange xchange, AgendaVersion version, Session session, Status status) {
        var event = new VEvent(false);
        event.add(new Uid(session.id().value() + "." + xchange.xchangeId().value() + "@sojourn"));
        event.add(new DtStamp(now));
        event.add(new Sequence(version.version()));
        event.add(status);
        var zone = version.zoneIn(xchange.hostCountry());
        if (zone.isPresent()) {
            event.add(new DtStart<>(session.starts().atZone(zone.get()).toInstant()));
            event.add(new DtEnd<>(session.ends().atZone(zone.get()).toInstant()));
        } else {
            event.add(new DtStart<LocalDateTime>(session.starts()));
            event.add(new DtEnd<LocalDateTime>(session.ends()));
        }
        event.add(new Summary(session.title()));
        event.add(new Location(Stream.of(session.room(), session.place()).filter(part -> part != null).collect(Collectors.joining(", "))));
        event.add(new Description(description(xchange, session)));
        event.add(new Url(address.resolve("/xchanges/" + xchange.xchangeId().value() + "/agenda")));
        return event;
    }

    private static String description(Xchange xchange, Session session) {
        var lines = new ArrayList<String>();
        lines.add(xchange.title());
        add(lines, "Topic", session.topic());
        add(lines, "Speaker", session.speaker());
        add(lines, "Places", session.capacity());
        add(lines, "Site access", session.siteAccess());
        return String.join("\n", lines);
    }

    private static void add(ArrayList<String> lines, String what, @Nullable Object value) {
        if (value != null) {
            lines.add(what + ": " + value);
        }
    }

    /** The library escapes the texts that the standard knows, and leaves those of extensions as they are. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }
}
