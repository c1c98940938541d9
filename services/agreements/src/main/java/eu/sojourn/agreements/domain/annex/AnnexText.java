package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Period;
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
 * Writes an annex, part by part. The same visit and sources always give the same text, on every machine: no clock, no locale, no order but that
 * of the sources. No value can pass for another part of the text: see {@link Part}.
 *
 * <p>Version numbers stand before the first part, and concern nobody: another version that says the same in a part changes nothing for those
 * whom the part concerns.
 */
final class AnnexText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String OPEN = "to be named";
    private static final Comparator<Session> BY_DAY_AND_TITLE = Comparator.comparing((Session session) -> session.starts().toLocalDate())
            .thenComparing(Session::title)
            .thenComparing(session -> Objects.requireNonNullElse(session.topic(), ""));

    private final StringBuilder text = new StringBuilder();

    private AnnexText() {}

    static CanonicalText of(Visit visit, Particulars particulars, Period period, Xchange xchange, Organisation host, Organisation visitor,
            SignedCommitment commitment, AgendaVersion agenda) {
        var annex = new AnnexText();
        annex.line("COMMITMENT TO QUALITY");
        annex.line("Annex for one visit");
        annex.line("");
        annex.line("Visit: " + visit.visitId().value());
        annex.line("Written from version " + agenda.version() + " of the agenda and version " + commitment.version()
                + " of the host commitment,");
        annex.line("SHA-256 " + commitment.text().sha256().hex() + ", valid until " + commitment.validUntil() + ".");
        annex.parties(visit, xchange, host, visitor);
        annex.begin(Part.DATES);
        annex.line("From " + period.firstDay() + " to " + period.lastDay());
        annex.begin(Part.TRAVELLER);
        annex.line("Name: " + named(particulars.traveller()));
        annex.line("Function: " + named(particulars.function()));
        annex.begin(Part.GOALS);
        named(particulars.goals()).lines().forEach(line -> annex.line("  " + line));
        annex.begin(Part.HOST_COMMITMENT);
        annex.line("The visit takes place under the host commitment in the words with the SHA-256");
        annex.line("  " + commitment.wordingSha256().hex());
        annex.programme(agenda);
        annex.practicalities(agenda);
        annex.line("");
        annex.line(Part.CLOSING);
        annex.line(
                "The parties carry out this visit as the host commitment and the agenda say. The annex is in force when each party's last");
        annex.line("signature is over what now stands in the parts that concern it.");
        return new CanonicalText(annex.text.toString());
    }

    private void parties(Visit visit, Xchange xchange, Organisation host, Organisation visitor) {
        begin(Part.PARTIES);
        line("Xchange: " + xchange.title() + " (" + xchange.xchangeId().value() + ")");
        line("Programme: " + visit.programmeId().value());
        for (var role : Role.values()) {
            line(role.title() + " (" + role + "): " + switch (role) {
                case HO -> named(host);
                case HOP -> visit.hostPartnershipId().value();
                case VO -> named(visitor);
                case VOP -> visit.visitingPartnershipId().value();
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
            line("Time zone: " + agenda.timeZone().getId());
        }
        LocalDate day = null;
        for (var session : agenda.sessions()) {
            day = day(day, session);
            line("  " + TIME.format(session.starts()) + " to " + end(session) + "  " + session.title());
            optional("Place", session.place());
            optional("Room", session.room());
            optional("Speaker", session.speaker());
            optional("Site access", session.siteAccess());
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
            line("    " + what + ": " + value);
        }
    }

    private static String end(Session session) {
        var lastDay = session.ends().toLocalDate();
        var time = TIME.format(session.ends());
        return lastDay.equals(session.starts().toLocalDate()) ? time : lastDay + " " + time;
    }

    private static String named(Organisation organisation) {
        return organisation.name() + " (" + organisation.organisationId().value() + ")";
    }

    private static String named(@Nullable String value) {
        return value == null ? OPEN : value;
    }

    private void begin(Part part) {
        line("");
        line(part.heading());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
