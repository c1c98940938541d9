package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.CalendarSettings;
import eu.sojourn.agreements.application.ReadingAgendas;
import eu.sojourn.agreements.application.ReadingAgendas.View;
import eu.sojourn.agreements.application.SubscribingCalendars;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.OpenRoutes;
import java.time.Clock;
import java.util.List;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agendas as calendars: one to download, and an address for each person that its calendar reads by itself. */
@RestController
@RequestMapping("/api/agreements")
final class CalendarsController {
    private final ReadingAgendas reading;
    private final SubscribingCalendars subscribing;
    private final CalendarSettings settings;
    private final Clock clock;

    CalendarsController(ReadingAgendas reading, SubscribingCalendars subscribing, CalendarSettings settings, Clock clock) {
        this.reading = reading;
        this.subscribing = subscribing;
        this.settings = settings;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {

        /** A calendar program cannot sign in; the token in the address says who asks. */
        @Bean
        OpenRoutes calendarFeeds() {
            return new OpenRoutes(List.of("/api/agreements/calendar/*"));
        }
    }

    /** The version that the caller is shown, tentative unless the host has confirmed it, cancelled where the Xchange is. */
    @GetMapping("/xchanges/{xchangeId}/agenda.ics")
    ResponseEntity<String> download(Actor actor, @PathVariable XchangeId xchangeId) {
        var view = reading.get(actor, xchangeId);
        var agenda = view.agenda().state();
        var shown = view.shown();
        if (shown == null) {
            throw new NotFound("agenda of Xchange", xchangeId.value());
        }
        var calendar = new AgendaCalendar(agenda.xchange().title(), settings.address(), clock.instant())
                .with(agenda.xchange(), shown, status(view));
        return calendar(calendar, "agenda-" + xchangeId.value() + ".ics");
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<String> feed(@PathVariable String token) {
        var calendar = new AgendaCalendar("Sojourn", settings.address(), clock.instant());
        for (var agenda : subscribing.read(token)) {
            agenda.serving().ifPresent(version -> calendar.with(agenda.xchange(), version, ImmutableStatus.VEVENT_CONFIRMED));
        }
        return calendar(calendar, "sojourn.ics");
    }

    @GetMapping("/calendar-feeds")
    ResponseEntity<CalendarFeedResponse> own(Actor actor) {
        return subscribing.find(actor)
                .map(stored -> ETags.ok(stored.version(), CalendarFeedResponse.of(stored.state())))
                .orElseGet(() -> ResponseEntity.ok(CalendarFeedResponse.NONE));
    }

    @PostMapping("/calendar-feeds")
    ResponseEntity<CalendarFeedResponse> issue(Actor actor, ExpectedVersion expected) {
        var issued = subscribing.issue(actor, expected.value());
        return ETags.ok(issued.feed().version(), CalendarFeedResponse.of(issued, settings.address()));
    }

    @PostMapping("/calendar-feeds/revocation")
    ResponseEntity<CalendarFeedResponse> revoke(Actor actor, ExpectedVersion expected) {
        return subscribing.revoke(actor, expected.value())
                .map(stored -> ETags.ok(stored.version(), CalendarFeedResponse.of(stored.state())))
                .orElseGet(() -> ResponseEntity.ok(CalendarFeedResponse.NONE));
    }

    private static Status status(View view) {
        if (view.agenda().state().cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return view.state() == AgendaState.CONFIRMED ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_TENTATIVE;
    }

    private static ResponseEntity<String> calendar(AgendaCalendar calendar, String file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, AgendaCalendar.TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file).build().toString())
                .body(calendar.text());
    }
}
