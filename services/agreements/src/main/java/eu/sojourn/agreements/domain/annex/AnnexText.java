package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Named;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes an annex, part by part, in the language of the host commitment that it stands under. The same visit and sources always give the same text, on every machine: no clock, no locale, no order but that
 * of the sources. No value can pass for another part of the text: see {@link Part}.
 *
 * <p>Version numbers stand before the first part, and concern nobody: another version that says the same in a part changes nothing for those
 * whom the part concerns.
 */
final class AnnexText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Comparator<Session> BY_DAY_AND_TITLE = Comparator.comparing((Session session) -> session.starts().toLocalDate())
            .thenComparing(Session::title)
            .thenComparing(session -> Objects.requireNonNullElse(session.topic(), ""));

    private final StringBuilder text = new StringBuilder();

    private final Phrases phrases;

    private AnnexText(Phrases phrases) {
        this.phrases = phrases;
    }

    static CanonicalText of(Visit visit, Particulars particulars, Period period, Xchange xchange, Organisation host, Organisation visitor,
            SignedCommitment commitment, AgendaVersion agenda, Names names) {
        var annex = new AnnexText(Phrases.of(commitment.text()));
        annex.say("title");
        annex.say("annex");
        annex.line("");
        annex.say("annex.visit", visit.visitId().value());
        annex.say("annex.written", agenda.version(), commitment.version(), commitment.text().sha256().hex(), commitment.validUntil());
        annex.parties(visit, xchange, host, visitor, names);
        annex.begin(Part.DATES);
        annex.say("annex.dates", period.firstDay(), period.lastDay());
        annex.begin(Part.TRAVELLER);
        annex.say("annex.traveller", annex.named(particulars.traveller()));
        annex.say("annex.function", annex.named(particulars.function()));
        annex.begin(Part.GOALS);
        annex.named(particulars.goals()).lines().forEach(line -> annex.line("  " + line));
        annex.begin(Part.HOST_COMMITMENT);
        annex.say("annex.words", commitment.wordingSha256().hex());
        annex.programme(agenda);
        annex.practicalities(agenda);
        annex.line("");
        annex.line(Part.closing(annex.phrases));
        annex.say("annex.closing.text");
        return new CanonicalText(annex.text.toString());
    }

    private void parties(Visit visit, Xchange xchange, Organisation host, Organisation visitor, Names names) {
        begin(Part.PARTIES);
        say("annex.xchange", xchange.title(), xchange.xchangeId().value());
        say("annex.programme", Named.of(names.programme(), visit.programmeId()));
        for (var role : Role.values()) {
            say("annex.role." + role, switch (role) {
                case HO -> Named.of(host.name(), host.organisationId());
                case HOP -> Named.of(names.hostPartnership(), visit.hostPartnershipId());
                case VO -> Named.of(visitor.name(), visitor.organisationId());
                case VOP -> Named.of(names.visitingPartnership(), visit.visitingPartnershipId());
            });
        }
    }

    /** Within a day by title: what is moved to another time stays where it is. */
    private void programme(AgendaVersion agenda) {
        begin(Part.PROGRAMME);
        LocalDate day = null;
        for (var session : agenda.sessions().stream().sorted(BY_DAY_AND_TITLE).toList()) {
            day = day(day, session);
            line("  " + session.title() + (session.topic() == null ? "" : ": " + session.topic()));
        }
    }

    private void practicalities(AgendaVersion agenda) {
        begin(Part.PRACTICALITIES);
        if (agenda.timeZone() != null) {
            say("annex.time-zone", agenda.timeZone().getId());
        }
        LocalDate day = null;
        for (var session : agenda.sessions()) {
            day = day(day, session);
            line("  " + phrases.say("annex.hours", TIME.format(session.starts()), end(session)) + "  " + session.title());
            optional("annex.place", session.place());
            optional("annex.room", session.room());
            optional("annex.speaker", session.speaker());
            optional("annex.site-access", session.siteAccess());
        }
    }

    private LocalDate day(@Nullable LocalDate before, Session session) {
        var day = session.starts().toLocalDate();
        if (!day.equals(before)) {
            line(day.toString());
        }
        return day;
    }

    private void optional(String what, @Nullable String value) {
        if (value != null) {
            line("    " + phrases.say(what, value));
        }
    }

    private static String end(Session session) {
        var lastDay = session.ends().toLocalDate();
        var time = TIME.format(session.ends());
        return lastDay.equals(session.starts().toLocalDate()) ? time : lastDay + " " + time;
    }

    private String named(@Nullable String value) {
        return value == null ? phrases.say("annex.open") : value;
    }

    private void begin(Part part) {
        line("");
        line(part.heading(phrases));
    }

    private void say(String key, Object... values) {
        line(phrases.say(key, values));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
