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

/**
 * Writes an annex. The same visit and sources always give the same text, on every machine: no clock, no locale, no order but that of the
 * sources. Every value is one line, so no value can pass for another part of the text.
 */
final class AnnexText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final StringBuilder text = new StringBuilder();

    private AnnexText() {}

    static CanonicalText of(Visit visit, Period period, Xchange xchange, Organisation host, Organisation visitor,
            SignedCommitment commitment, AgendaVersion agenda) {
        var annex = new AnnexText();
        annex.line("COMMITMENT TO QUALITY");
        annex.line("Annex for one visit");
        annex.line("");
        annex.line("Visit: " + visit.visitId().value());
        annex.line("Xchange: " + xchange.title() + " (" + xchange.xchangeId().value() + ")");
        annex.line("Programme: " + visit.programmeId().value());
        annex.line("Dates: " + period.firstDay() + " to " + period.lastDay());
        annex.parties(visit, host, visitor);
        annex.commitment(commitment);
        annex.agenda(agenda);
        annex.line("");
        annex.line("The parties carry out this visit as the host commitment and the agenda say. The annex is in force when each party has");
        annex.line("signed exactly this text.");
        return new CanonicalText(annex.text.toString());
    }

    private void parties(Visit visit, Organisation host, Organisation visitor) {
        line("");
        line("PARTIES");
        for (var role : Role.values()) {
            line(role.title() + " (" + role + "): " + switch (role) {
                case HO -> named(host);
                case HOP -> visit.hostPartnershipId().value();
                case VO -> named(visitor);
                case VOP -> visit.visitingPartnershipId().value();
            });
        }
    }

    private void commitment(SignedCommitment commitment) {
        line("");
        line("HOST COMMITMENT");
        line("This annex belongs to version " + commitment.version() + " of the host commitment,");
        line("SHA-256 " + commitment.text().sha256().hex() + ",");
        line("valid until " + commitment.validUntil() + ".");
    }

    private void agenda(AgendaVersion agenda) {
        line("");
        line("AGENDA, version " + agenda.version());
        LocalDate day = null;
        for (var session : agenda.sessions()) {
            if (!session.starts().toLocalDate().equals(day)) {
                day = session.starts().toLocalDate();
                line(day.toString());
            }
            line("  " + TIME.format(session.starts()) + " to " + end(session) + "  " + session.title());
            line("    Place: " + session.place());
            if (session.speaker() != null) {
                line("    Speaker: " + session.speaker());
            }
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

    private void line(String line) {
        text.append(line).append('\n');
    }
}
