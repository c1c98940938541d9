package eu.sojourn.kpis.adapter.messaging.consumed;

import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.id;
import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.required;
import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.word;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Agreement;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.AwaitedSignature;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Label;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.Received;

/** Reads records of the event topics. Never throws for what is in a record: whatever it is, it becomes a {@link Reading}. */
public final class EventReader {

    private static final String EUR = "EUR";
    private static final String VISITOR = "VISITOR";

    private static final String XCHANGES = ".xchanges";
    private static final String ORGANISATIONS = "registration.organisations";
    private static final String WAVES = "questionnaires.waves";
    private static final String ACTIVITIES = "kpis.activities";

    private final Map<String, Function<Received<byte[]>, @Nullable Heard>> readers = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private final ZoneId zone;

    /** @param zone in which a day begins and ends: that of events which name none */
    public EventReader(ZoneId zone) {
        this.zone = zone;
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
        visit("registration.closing-report-returned.v1", Milestone.CLOSING_REPORT_RETURNED, null);
        visit("registration.closing-report-validated.v1", Milestone.CLOSING_REPORT_VALIDATED,
                data -> required("validatedOn", data.validatedOn()));
        visit("registration.lump-sum-due.v1", Milestone.LUMP_SUM_DUE, null);
        visit("registration.lump-sum-overdue.v1", Milestone.LUMP_SUM_OVERDUE, null);
        visit("registration.lump-sum-paid.v1", Milestone.LUMP_SUM_PAID, data -> required("paidOn", data.paidOn()));
        visit("registration.visit-closed-without-payment.v1", Milestone.VISIT_CLOSED_WITHOUT_PAYMENT, null);
        xchange("agreements.agenda-confirmed.v1", Milestone.AGENDA_CONFIRMED);
        annex("agreements.annex-drafted.v1", Milestone.ANNEX_DRAFTED);
        annex("agreements.annex-signed.v1", Milestone.ANNEX_SIGNED);
        annex("agreements.annex-declined.v1", Milestone.ANNEX_DECLINED);
        annex("agreements.annex-reopened.v1", Milestone.ANNEX_REOPENED);
        annex("agreements.annex-in-force.v1", Milestone.ANNEX_IN_FORCE);
        annex("agreements.signatures-awaited.v1", Milestone.SIGNATURES_AWAITED);
        invitation("questionnaires.invitation-sent.v1", Milestone.INVITATION_SENT, null);
        invitation("questionnaires.response-submitted.v1", Milestone.RESPONSE_SUBMITTED,
                data -> required("submittedOn", data.submittedOn()));
        invitation("questionnaires.response-corrected.v1", Milestone.RESPONSE_CORRECTED,
                data -> required("submittedOn", data.submittedOn()));
        declaration("questionnaires.declaration-made.v1", Milestone.AGREEMENTS_DECLARED);
        declaration("questionnaires.declaration-followed-up.v1", Milestone.AGREEMENTS_FOLLOWED_UP);
        effort("registration.encoding-effort-recorded.v1");
        organisation("registration.organisation-registered.v1", Milestone.ORGANISATION_REGISTERED);
        organisation("registration.organisation-validated.v1", Milestone.ORGANISATION_VALIDATED);
        organisation("registration.organisation-returned.v1", Milestone.ORGANISATION_RETURNED);
        organisation("registration.organisation-rejected.v1", Milestone.ORGANISATION_REJECTED);
        organisation("registration.organisation-changed.v1", Milestone.ORGANISATION_CHANGED);
        organisation("registration.organisation-merged.v1", Milestone.ORGANISATION_MERGED);
        waveInvitation("questionnaires.wave-invitation-sent.v1");
        waveResponse("questionnaires.wave-response-submitted.v1");
        activity("kpis.activity-planned.v1", Milestone.ACTIVITY_PLANNED);
        activity("kpis.activity-changed.v1", Milestone.ACTIVITY_CHANGED);
        activity("kpis.activity-done.v1", Milestone.ACTIVITY_DONE);
        activity("kpis.activity-cancelled.v1", Milestone.ACTIVITY_CANCELLED);
    }

    /** The types of events that figures need. */
    public Set<String> types() {
        return Set.copyOf(readers.keySet());
    }

    /**
     * Reads a record.
     *
     * @param key of the record; all that is said of a fact must have come under the same one, else it would be in two places
     */
    public Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        try {
            if (value == null || value.length == 0) {
                throw new MalformedEvent("an event without a body", null);
            }
            var event = CloudEvents.read(value);
            var reader = readers.get(event.type());
            var heard = reader == null ? null : reader.apply(event);
            if (heard == null) {
                return new Reading.Unneeded(event.type());
            }
            if (key == null || !new String(key, StandardCharsets.UTF_8).equals(heard.key())) {
                throw new MalformedEvent("the key of the record is not " + heard.key() + ", under which the fact is kept", null);
            }
            return new Reading.Observed(heard.observation(), event.correlationId());
        } catch (RuntimeException e) {
            return new Reading.Malformed(e);
        }
    }

    /** The topic on which the producer says such events, if we need them. */
    public Optional<String> topicOf(String type) {
        return Optional.ofNullable(topics.get(type));
    }

    private void reads(String topic, String type, Function<Received<byte[]>, @Nullable Heard> reader) {
        topics.put(type, topic);
        readers.put(type, reader);
    }

    private void xchange(String type, Milestone milestone) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, XchangeData.class).data();
            var xchangeId = id("xchangeId", data.xchangeId());
            var says = new Saying(event, zone);
            if (FactKind.XCHANGE.placedBy().contains(milestone)) {
                says.id(Attribute.XCHANGE, xchangeId)
                        .id(Attribute.PROGRAMME, data.programmeId())
                        .text(Attribute.TITLE, data.title())
                        .id(Attribute.HOST_ORGANISATION, data.hostOrganisationId())
                        .id(Attribute.HOST_PARTNERSHIP, data.hostPartnershipId())
                        .text(Attribute.HOST_COUNTRY, data.hostCountry())
                        .text(Attribute.FORMAT, data.format())
                        .text(Attribute.MODE, data.mode())
                        .day(Attribute.FIRST_DAY, data.firstDay())
                        .day(Attribute.LAST_DAY, data.lastDay())
                        .words(Attribute.SECTORS, sectors(data.sectors()))
                        .words(Attribute.PURPOSES, data.purposes());
            }
            return says.of(xchangeId, FactId.xchange(xchangeId), milestone);
        });
    }

    private void visit(String type, Milestone milestone, @Nullable Function<VisitData, LocalDate> on) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, VisitData.class).data();
            var says = new Saying(event, zone);
            if (FactKind.VISIT.placedBy().contains(milestone)) {
                place(says, data);
            }
            switch (milestone) {
                case VISIT_APPROVED -> says.text(Attribute.RULE_SET_VERSION,
                        data.ruleSetVersion() == null ? null : data.ruleSetVersion().toString());
                case VISIT_RESCHEDULED -> says.day(Attribute.FIRST_DAY, required("firstDay", data.firstDay()))
                        .day(Attribute.LAST_DAY, required("lastDay", data.lastDay()));
                case LUMP_SUM_DUE, LUMP_SUM_OVERDUE -> says.day(Attribute.DUE_BY, data.dueBy());
                case VISIT_DISCONTINUED -> says.day(Attribute.LAST_DAY_STAYED, required("lastDayStayed", data.lastDayStayed()))
                        .text(Attribute.FORCE_MAJEURE, required("forceMajeure", data.forceMajeure()).toString());
                default -> {
                }
            }
            says.on(on == null ? null : on.apply(data)).counting(switch (milestone) {
                case VISIT_APPROVED, VISIT_DISCONTINUED, CLOSING_REPORT_VALIDATED -> required("counting", data.counting());
                default -> data.counting();
            }).amount(switch (milestone) {
                case VISIT_APPROVED, VISIT_DISCONTINUED, LUMP_SUM_DUE, LUMP_SUM_PAID -> euros(data.lumpSum());
                // One that is not approved yet has none.
                case VISIT_RESCHEDULED -> data.lumpSum() == null ? null : euros(data.lumpSum());
                default -> null;
            });
            return says.of(id("xchangeId", data.xchangeId()), FactId.visit(id("visitId", data.visitId())), milestone);
        });
    }

    /** What was said before events told the type of an organisation says nothing of its class and sectors, and not that there are none. */
    private static void place(Saying says, VisitData data) {
        says.id(Attribute.XCHANGE, data.xchangeId())
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
                .day(Attribute.LAST_DAY, data.lastDay());
        if (data.organisationType() != null) {
            says.text(Attribute.ORGANISATION_TYPE, data.organisationType())
                    .textOrNone(Attribute.SME_CLASS, data.smeClass())
                    .words(Attribute.SECTORS, sectors(Objects.requireNonNullElse(data.sectors(), List.of())))
                    .words(Attribute.PURPOSES, Objects.requireNonNullElse(data.purposes(), List.of()));
        }
    }

    private void annex(String type, Milestone milestone) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, AnnexData.class).data();
            var says = new Saying(event, zone);
            switch (milestone) {
                case ANNEX_SIGNED, ANNEX_DECLINED -> says.by(data.party())
                        .words(Attribute.ROLES, data.ownRoles())
                        .day(Attribute.ASKED_ON, data.askedOn());
                case SIGNATURES_AWAITED -> says.text(Attribute.AWAITED, AwaitedSignature.written(
                        required("awaited", data.awaited()).stream().map(AnnexData.Awaited::signature).toList()));
                default -> {
                }
            }
            return says.of(id("xchangeId", data.xchangeId()), FactId.visit(id("visitId", data.visitId())), milestone);
        });
    }

    /** An invitation that goes with no visit goes with the Xchange. */
    private void invitation(String type, Milestone milestone, @Nullable Function<InvitationData, LocalDate> on) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, InvitationData.class).data();
            var xchangeId = id("xchangeId", data.xchangeId());
            var fact = data.visitId() == null ? FactId.xchange(xchangeId) : FactId.visit(id("visitId", data.visitId()));
            return new Saying(event, zone).text(Attribute.AUDIENCE, data.audience())
                    .text(Attribute.OUTCOME, data.outcome())
                    .on(on == null ? null : on.apply(data))
                    .of(xchangeId, fact, milestone);
        });
    }

    /** Those of hosts are passed over: the same agreement may be declared by both, and it counts for the visitor's partnership. */
    private void declaration(String type, Milestone milestone) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, DeclarationData.class).data();
            if (!VISITOR.equals(required("audience", data.audience()))) {
                return null;
            }
            var agreements = required("agreements", data.agreements()).stream().map(DeclarationData.Declared::agreement).toList();
            var says = new Saying(event, zone).text(Attribute.AGREEMENTS, Agreement.written(agreements))
                    .days(Attribute.AGREEMENTS_DECLARED, agreements.stream().map(Agreement::declaredOn).toList())
                    .days(Attribute.AGREEMENTS_SIGNED,
                            agreements.stream().map(Agreement::signedOn).filter(Objects::nonNull).map(Objects::requireNonNull).toList());
            if (milestone == Milestone.AGREEMENTS_FOLLOWED_UP) {
                says.by(required("months", data.months()).toString());
            }
            return says.of(id("xchangeId", data.xchangeId()), FactId.visit(id("visitId", data.visitId())), milestone);
        });
    }

    /** Each record stands for itself, whichever others were heard. */
    private void effort(String type) {
        reads(type.substring(0, type.indexOf('.')) + XCHANGES, type, event -> {
            var data = CloudEvents.read(event, EffortData.class).data();
            var xchangeId = id("xchangeId", data.xchangeId());
            return new Saying(event, zone).by(String.valueOf(event.sequence()))
                    .text(Attribute.ROLE, required("role", data.role()))
                    .text(Attribute.TASK, required("task", data.task()))
                    .number(Attribute.FIELDS, data.fields())
                    .number(Attribute.CLICKS, data.clicks())
                    .number(Attribute.SECONDS, data.seconds())
                    .of(xchangeId, FactId.xchange(xchangeId), Milestone.ENCODING_EFFORT_RECORDED);
        });
    }

    private void organisation(String type, Milestone milestone) {
        reads(ORGANISATIONS, type, event -> {
            var data = CloudEvents.read(event, OrganisationData.class).data();
            var organisationId = id("organisationId", data.organisationId());
            var says = new Saying(event, zone).id(Attribute.ORGANISATION, organisationId);
            switch (milestone) {
                case ORGANISATION_MERGED -> says.id(Attribute.MERGED_INTO, data.intoOrganisationId());
                case ORGANISATION_RETURNED, ORGANISATION_REJECTED -> says.idIfAny(Attribute.PARTNERSHIP, data.partnershipId());
                default -> profile(says, data);
            }
            return says.of(organisationId, FactId.organisation(organisationId), milestone);
        });
    }

    /** What was said before events told sectors and labels says nothing of them and of the class, and not that there are none. */
    private static void profile(Saying says, OrganisationData data) {
        says.idIfAny(Attribute.PARTNERSHIP, data.partnershipId())
                .text(Attribute.NAME, data.name())
                .text(Attribute.COUNTRY, required("country", data.country()))
                .text(Attribute.ORGANISATION_TYPE, required("type", data.type()));
        if (data.labels() != null) {
            says.textOrNone(Attribute.SME_CLASS, data.smeClass())
                    .words(Attribute.SECTORS, sectors(required("sectors", data.sectors())))
                    .text(Attribute.LABELS, Label.written(data.labels().stream().map(OrganisationData.Labelled::label).toList()));
        }
    }

    private void waveInvitation(String type) {
        reads(WAVES, type, event -> {
            var data = CloudEvents.read(event, WaveInvitationData.class).data();
            var waveId = id("waveId", data.waveId());
            return new Saying(event, zone).id(Attribute.WAVE, waveId)
                    .id(Attribute.PROGRAMME, data.programmeId())
                    .text(Attribute.SEGMENT, data.segment())
                    .idIfAny(Attribute.ORGANISATION, data.organisationId())
                    .of(waveId, FactId.surveyInvitation(id("invitationId", data.invitationId())), Milestone.INVITATION_SENT);
        });
    }

    private void waveResponse(String type) {
        reads(WAVES, type, event -> {
            var data = CloudEvents.read(event, WaveInvitationData.class).data();
            return new Saying(event, zone).on(required("submittedOn", data.submittedOn()))
                    .of(id("waveId", data.waveId()), FactId.surveyInvitation(id("invitationId", data.invitationId())),
                            required("response", data.response()) == 1 ? Milestone.RESPONSE_SUBMITTED : Milestone.RESPONSE_CORRECTED);
        });
    }

    private void activity(String type, Milestone milestone) {
        reads(ACTIVITIES, type, event -> {
            var data = CloudEvents.read(event, ActivityData.class).data();
            var activityId = id("activityId", data.activityId());
            return new Saying(event, zone).id(Attribute.ACTIVITY, activityId)
                    .id(Attribute.PROGRAMME, data.programmeId())
                    .id(Attribute.PARTNERSHIP, data.partnershipId())
                    .text(Attribute.KIND, word("kind", data.kind()))
                    .text(Attribute.TYPE, required("type", data.type()))
                    .day(Attribute.PLANNED_ON, required("plannedOn", data.plannedOn()))
                    .textOrNone(Attribute.DONE_ON, data.doneOn())
                    .id(Attribute.LEAD, data.lead())
                    .number(Attribute.EXPECTED_PARTICIPANTS, data.expectedParticipants())
                    .textOrNone(Attribute.ACTUAL_PARTICIPANTS, data.actualParticipants())
                    .text(Attribute.MODE, word("mode", data.mode()))
                    .text(Attribute.STATE, word("state", data.state()))
                    .on(switch (milestone) {
                        case ACTIVITY_PLANNED -> data.plannedOn();
                        case ACTIVITY_DONE -> required("doneOn", data.doneOn());
                        default -> null;
                    })
                    .of(activityId, FactId.activity(activityId), milestone);
        });
    }

    private static @Nullable List<String> sectors(@Nullable List<String> words) {
        return words == null ? null : words.stream().map(Dimension.SECTOR::normal).toList();
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
}
