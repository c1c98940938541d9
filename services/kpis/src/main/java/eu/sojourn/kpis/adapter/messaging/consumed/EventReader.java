package eu.sojourn.kpis.adapter.messaging.consumed;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Days;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Observation;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Id;

/** Reads records of the event topics. Never throws for what is in a record: whatever it is, it becomes a {@link Reading}. */
public final class EventReader {

    private static final String EUR = "EUR";
    private static final String VISITOR = "VISITOR";

    private final Map<String, Function<Received<byte[]>, @Nullable Observation>> readers = new HashMap<>();

    public EventReader() {
        xchange("registration.xchange-opened.v1", Milestone.XCHANGE_OPENED);
        xchange("registration.xchange-changed.v1", Milestone.XCHANGE_CHANGED);
        xchange("registration.xchange-confirmed.v1", Milestone.XCHANGE_CONFIRMED);
        xchange("registration.xchange-started.v1", Milestone.XCHANGE_STARTED);
        xchange("registration.xchange-completed.v1", Milestone.XCHANGE_COMPLETED);
        xchange("registration.xchange-closed.v1", Milestone.XCHANGE_CLOSED);
        xchange("registration.xchange-cancelled.v1", Milestone.XCHANGE_CANCELLED);
        visit("registration.visit-submitted.v1", Milestone.VISIT_SUBMITTED, data -> required("submittedOn", data.submittedOn()));
        visit("registration.visit-waitlisted.v1", Milestone.VISIT_WAITLISTED, null);
        visit("registration.visit-approved.v1", Milestone.VISIT_APPROVED, null);
        visit("registration.visit-declined.v1", Milestone.VISIT_DECLINED, null);
        visit("registration.visit-accepted.v1", Milestone.VISIT_ACCEPTED, null);
        visit("registration.visit-refused.v1", Milestone.VISIT_REFUSED, null);
        visit("registration.visit-withdrawn.v1", Milestone.VISIT_WITHDRAWN, null);
        visit("registration.visit-cancelled.v1", Milestone.VISIT_CANCELLED, null);
        visit("registration.visit-expired.v1", Milestone.VISIT_EXPIRED, null);
        visit("registration.visit-rescheduled.v1", Milestone.VISIT_RESCHEDULED, null);
        visit("registration.visit-committed.v1", Milestone.VISIT_COMMITTED, null);
        visit("registration.visit-started.v1", Milestone.VISIT_STARTED, data -> required("firstDay", data.firstDay()));
        visit("registration.visit-completed.v1", Milestone.VISIT_COMPLETED, data -> required("lastDay", data.lastDay()));
        visit("registration.visit-discontinued.v1", Milestone.VISIT_DISCONTINUED, null);
        visit("registration.closing-report-filed.v1", Milestone.CLOSING_REPORT_FILED, data -> required("filedOn", data.filedOn()));
        visit("registration.closing-report-validated.v1", Milestone.CLOSING_REPORT_VALIDATED,
                data -> required("validatedOn", data.validatedOn()));
        visit("registration.lump-sum-due.v1", Milestone.LUMP_SUM_DUE, null);
        visit("registration.lump-sum-overdue.v1", Milestone.LUMP_SUM_OVERDUE, null);
        visit("registration.lump-sum-paid.v1", Milestone.LUMP_SUM_PAID, data -> required("paidOn", data.paidOn()));
        visit("registration.visit-closed-without-payment.v1", Milestone.VISIT_CLOSED_WITHOUT_PAYMENT, null);
        xchange("agreements.agenda-confirmed.v1", Milestone.AGENDA_CONFIRMED);
        annex("agreements.annex-drafted.v1", Milestone.ANNEX_DRAFTED);
        annex("agreements.annex-signed.v1", Milestone.ANNEX_SIGNED);
        annex("agreements.annex-in-force.v1", Milestone.ANNEX_IN_FORCE);
        invitation("questionnaires.invitation-sent.v1", Milestone.INVITATION_SENT, null);
        invitation("questionnaires.response-submitted.v1", Milestone.RESPONSE_SUBMITTED,
                data -> required("submittedOn", data.submittedOn()));
        declaration("questionnaires.declaration-made.v1");
        declaration("questionnaires.declaration-followed-up.v1");
    }

    /** The types of events that figures need. */
    public Set<String> types() {
        return Set.copyOf(readers.keySet());
    }

    /**
     * Reads a record.
     *
     * @param key of the record; all that is said of an Xchange and its visits must have come under its id, else one fact would be in two places
     */
    public Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        try {
            if (value == null || value.length == 0) {
                throw new MalformedEvent("an event without a body", null);
            }
            var event = CloudEvents.read(value);
            var reader = readers.get(event.type());
            if (reader == null) {
                return new Reading.Unneeded(event.type());
            }
            var observation = reader.apply(event);
            if (observation == null) {
                return new Reading.Unneeded(event.type());
            }
            var xchangeId = observation.says().get(Attribute.XCHANGE);
            if (key == null || !new String(key, StandardCharsets.UTF_8).equals(xchangeId)) {
                throw new MalformedEvent("the key of the record is not its xchangeId " + xchangeId, null);
            }
            return new Reading.Observed(observation, event.correlationId());
        } catch (RuntimeException e) {
            return new Reading.Malformed(e);
        }
    }

    private void xchange(String type, Milestone milestone) {
        readers.put(type, event -> {
            var data = CloudEvents.read(event, XchangeData.class).data();
            var says = new Says().id(Attribute.XCHANGE, data.xchangeId())
                    .idIfAny(Attribute.PROGRAMME, data.programmeId())
                    .idIfAny(Attribute.HOST_ORGANISATION, data.hostOrganisationId())
                    .idIfAny(Attribute.HOST_PARTNERSHIP, data.hostPartnershipId())
                    .text(Attribute.HOST_COUNTRY, data.hostCountry())
                    .text(Attribute.FORMAT, data.format())
                    .text(Attribute.MODE, data.mode())
                    .day(Attribute.FIRST_DAY, data.firstDay())
                    .day(Attribute.LAST_DAY, data.lastDay());
            if (milestone == Milestone.XCHANGE_OPENED) {
                required("programmeId", data.programmeId());
                required("hostPartnershipId", data.hostPartnershipId());
            }
            return says.about(FactId.xchange(says.get(Attribute.XCHANGE)), milestone, event, null, null, null, null);
        });
    }

    private void visit(String type, Milestone milestone, @Nullable Function<VisitData, LocalDate> on) {
        readers.put(type, event -> {
            var data = CloudEvents.read(event, VisitData.class).data();
            var says = new Says().id(Attribute.XCHANGE, data.xchangeId())
                    .id(Attribute.PROGRAMME, data.programmeId())
                    .id(Attribute.VISITING_ORGANISATION, data.visitingOrganisationId())
                    .id(Attribute.VISITING_PARTNERSHIP, data.visitingPartnershipId())
                    .id(Attribute.HOST_ORGANISATION, data.hostOrganisationId())
                    .idIfAny(Attribute.HOST_PARTNERSHIP, data.hostPartnershipId())
                    .text(Attribute.VISITING_COUNTRY, data.visitingCountry())
                    .text(Attribute.HOST_COUNTRY, data.hostCountry())
                    .text(Attribute.FORMAT, data.format())
                    .text(Attribute.MODE, data.mode())
                    .day(Attribute.FIRST_DAY, data.firstDay())
                    .day(Attribute.LAST_DAY, data.lastDay())
                    .day(Attribute.DUE_BY, data.dueBy());
            if (milestone == Milestone.VISIT_DISCONTINUED) {
                says.day(Attribute.LAST_DAY_STAYED, required("lastDayStayed", data.lastDayStayed()))
                        .text(Attribute.FORCE_MAJEURE, required("forceMajeure", data.forceMajeure()).toString());
            }
            var counting = switch (milestone) {
                case VISIT_APPROVED, VISIT_DISCONTINUED, CLOSING_REPORT_VALIDATED -> required("counting", data.counting());
                default -> data.counting();
            };
            var amount = switch (milestone) {
                case VISIT_APPROVED, VISIT_DISCONTINUED, LUMP_SUM_DUE, LUMP_SUM_PAID -> euros(data.lumpSum());
                // One that is not approved yet has none.
                case VISIT_RESCHEDULED -> data.lumpSum() == null ? null : euros(data.lumpSum());
                default -> null;
            };
            return says.about(FactId.visit(id("visitId", data.visitId())), milestone, event,
                    on == null ? null : on.apply(data), null, counting, amount);
        });
    }

    private void annex(String type, Milestone milestone) {
        readers.put(type, event -> {
            var data = CloudEvents.read(event, AnnexData.class).data();
            var by = milestone == Milestone.ANNEX_SIGNED ? required("organisationId", data.organisationId()) : null;
            return new Says().id(Attribute.XCHANGE, data.xchangeId())
                    .about(
                            FactId.visit(id("visitId", data.visitId())), milestone, event, null, by, null, null);
        });
    }

    /** An invitation that goes with no visit goes with the Xchange. */
    private void invitation(String type, Milestone milestone, @Nullable Function<InvitationData, LocalDate> on) {
        readers.put(type, event -> {
            var data = CloudEvents.read(event, InvitationData.class).data();
            var says = new Says().id(Attribute.XCHANGE, data.xchangeId()).id(Attribute.PROGRAMME, data.programmeId());
            var fact = data.visitId() == null
                    ? FactId.xchange(says.get(Attribute.XCHANGE))
                    : FactId.visit(id("visitId", data.visitId()));
            return says.about(fact, milestone, event, on == null ? null : on.apply(data), null, null, null);
        });
    }

    /** Those of hosts are passed over: the same agreement may be declared by both, and it counts for the visitor's partnership. */
    private void declaration(String type) {
        readers.put(type, event -> {
            var data = CloudEvents.read(event, DeclarationData.class).data();
            if (!VISITOR.equals(required("audience", data.audience()))) {
                return null;
            }
            var agreements = required("agreements", data.agreements());
            return new Says().id(Attribute.XCHANGE, data.xchangeId())
                    .id(Attribute.PROGRAMME, data.programmeId())
                    .days(Attribute.AGREEMENTS_DECLARED,
                            agreements.stream().map(each -> required("declaredOn", each.declaredOn())).toList())
                    .days(Attribute.AGREEMENTS_SIGNED,
                            agreements.stream().map(DeclarationData.Agreement::signedOn).filter(Objects::nonNull).toList())
                    .about(FactId.visit(id("visitId", data.visitId())), Milestone.AGREEMENTS_DECLARED, event, null, null, null, null);
        });
    }

    private static BigDecimal euros(VisitData.@Nullable LumpSum lumpSum) {
        var sum = required("lumpSum", lumpSum);
        if (!EUR.equals(sum.currency())) {
            throw new MalformedEvent("lump sums are in EUR, not in " + sum.currency(), null);
        }
        try {
            return new BigDecimal(required("lumpSum.amount", sum.amount())).setScale(2);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedEvent("lumpSum.amount is no amount of money", e);
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedEvent(field + " is missing", null);
        }
        return value;
    }

    private static String id(String field, @Nullable String value) {
        var given = required(field, value);
        Id.check(field, given);
        return given;
    }

    /** Collects what an event states. */
    private static final class Says {

        private final Map<Attribute, String> stated = new EnumMap<>(Attribute.class);

        Says id(Attribute attribute, @Nullable String value) {
            stated.put(attribute, EventReader.id(attribute.word(), value));
            return this;
        }

        Says idIfAny(Attribute attribute, @Nullable String value) {
            return value == null ? this : id(attribute, value);
        }

        Says text(Attribute attribute, @Nullable String value) {
            if (value != null) {
                stated.put(attribute, value);
            }
            return this;
        }

        Says day(Attribute attribute, @Nullable LocalDate value) {
            return text(attribute, value == null ? null : value.toString());
        }

        Says days(Attribute attribute, List<LocalDate> days) {
            return text(attribute, Days.written(days));
        }

        String get(Attribute attribute) {
            return requireNonNull(stated.get(attribute));
        }

        Observation about(FactId fact, Milestone milestone, Received<byte[]> event, @Nullable LocalDate on, @Nullable String by,
                @Nullable Boolean counting, @Nullable BigDecimal amount) {
            return new Observation(fact, milestone, event.origin(), event.sequence(), event.id(), event.time(),
                    on == null ? dayOf(event.time()) : on, by, counting, amount, stated);
        }

        private static LocalDate dayOf(Instant time) {
            return time.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }
}
