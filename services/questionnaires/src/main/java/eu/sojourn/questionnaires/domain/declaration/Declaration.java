package eu.sojourn.questionnaires.domain.declaration;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;

/**
 * The agreements that one organisation declares of one visit. It is told with the response to the questionnaire about the visit, or directly,
 * and asked for again 3, 6 and 12 months after the visit, as long as something may still come of it.
 *
 * @param part whether the organisation visited or received
 * @param agreements as they are now
 * @param brought as the latest response told them: what differs from it was changed by somebody since, and a corrected response leaves it
 * @param hopeful whether the latest response said that cooperation is possible
 * @param linkGeneration grows when links to the declaration are taken back
 * @param history what was said, the oldest first
 */
public record Declaration(DeclarationId declarationId, KnownVisit visit, OrganisationId organisationId, Audience part,
        List<Agreement> agreements, List<Brought> brought, boolean hopeful, FollowUps followUps, int linkGeneration, List<Entry> history) {

    public static final int MOST_AGREEMENTS = 100;
    private static final int LONGEST_HISTORY = 200;

    public Declaration {
        agreements = List.copyOf(agreements);
        brought = List.copyOf(brought);
        history = List.copyOf(history);
    }

    /** The one declaration of an organisation about a visit. */
    public static DeclarationId idOf(VisitId visitId, OrganisationId organisationId) {
        return new DeclarationId(named("declaration/" + visitId.value() + "/" + organisationId.value()));
    }

    /** Nothing is declared so far. */
    public static Declaration empty(KnownVisit visit, OrganisationId organisationId, LocalDate today) {
        return new Declaration(idOf(visit.visitId(), organisationId), visit, organisationId, visit.part(organisationId), List.of(),
                List.of(), false, FollowUps.from(visit.lastDay(), today).wanted(false), 1, List.of());
    }

    /**
     * Takes what a response tells, in place of what the response before it told. What somebody changed since stays as it is: their words are
     * newer than the answers that are corrected.
     */
    public Decision<Declaration> respond(List<Terms> told, boolean possible, Speaker speaker) {
        List<Brought> now = numbered(told);
        Map<AgreementId, Terms> before = terms(brought);
        Map<AgreementId, Terms> news = terms(now);
        Set<AgreementId> here = new HashSet<>();
        List<Agreement> merged = new ArrayList<>();
        for (Agreement agreement : agreements) {
            AgreementId id = agreement.agreementId();
            here.add(id);
            Terms was = before.get(id);
            Terms is = news.get(id);
            if (was == null) {
                merged.add(agreement);
            } else if (is != null) {
                merged.add(agreement.now(agreement.terms().merged(was, is), speaker.today()));
            } else if (!agreement.terms().equals(was)) {
                merged.add(agreement);
            }
        }
        for (Brought one : now) {
            // One that was brought before and is not here was taken out by somebody.
            if (!here.contains(one.agreementId()) && !before.containsKey(one.agreementId())) {
                merged.add(Agreement.told(one.agreementId(), one.terms(), speaker.today()));
            }
        }
        if (merged.equals(agreements) && now.equals(brought) && possible == hopeful && !history.isEmpty()) {
            return Decision.unchanged(this);
        }
        boolean changed = history.isEmpty() || !merged.equals(agreements);
        Declaration after = with(merged, now, possible);
        return changed ? after.said(speaker) : Decision.accepted(after);
    }

    /**
     * Takes what somebody says the agreements are now. It answers the follow-up that is waited for, if one is.
     *
     * @throws InvalidValue naming an agreement that is none of this declaration
     */
    public Decision<Declaration> tell(List<Told> told, Speaker speaker) {
        List<Agreement> now = resolved(told, speaker);
        if (now.equals(agreements) && !history.isEmpty()) {
            return confirm(speaker);
        }
        if (history.size() >= LONGEST_HISTORY) {
            return Decision.conflict(Reason.of("CHANGED_TOO_OFTEN",
                    "This declaration was changed " + LONGEST_HISTORY + " times; ask your coordinator before you go on."));
        }
        Declaration after = with(now, brought, hopeful);
        return followUps.waits() ? after.answered(followUps, speaker, true) : after.said(speaker);
    }

    /** Says that nothing has changed. Where nobody asks, that is nothing new: so a second tap does no harm. */
    public Decision<Declaration> confirm(Speaker speaker) {
        return followUps.waits() ? answered(followUps, speaker, false) : Decision.unchanged(this);
    }

    /** Asks what has become of it, if that is due. */
    public Decision<Declaration> ask(LocalDate today) {
        if (!followUps.isDue(today)) {
            return Decision.unchanged(this);
        }
        Declaration asked = with(followUps.ask(today), linkGeneration);
        return Decision.accepted(asked, new DeclarationFollowUpDue(asked, asked.followUps.open()));
    }

    /** A coordinator asks what has become of it now, at most once a day. The times at which everybody is asked stay as they are. */
    public Decision<Declaration> askByHand(LocalDate today) {
        Reason no = cannotBeAskedByHand(today);
        if (no != null) {
            return Decision.conflict(no);
        }
        Declaration asked = with(followUps.askByHand(today), linkGeneration);
        return Decision.accepted(asked, new DeclarationAskedByHand(asked));
    }

    /** Whether {@link #askByHand} would ask. */
    public boolean mayBeAskedByHand(LocalDate today) {
        return cannotBeAskedByHand(today) == null;
    }

    private @Nullable Reason cannotBeAskedByHand(LocalDate today) {
        if (!somethingMayComeOfIt(agreements, hopeful)) {
            return Reason.of("NOTHING_TO_ASK", "Nothing can come of it any more: every agreement has ended, or none was thought possible");
        }
        AskedByHand last = followUps.byHand();
        return last == null || last.on().isBefore(today)
                ? null
                : new Reason("ASKED_ALREADY", null, null, "asked on " + last.on(), "once a day", "It was asked today already");
    }

    /** Takes every link back that was handed out so far. */
    public Decision<Declaration> revokeLinks() {
        return Decision.accepted(with(followUps, linkGeneration + 1));
    }

    /** Answers what was waited for before it was said. What a coordinator alone asked is no follow-up to those who hear of it. */
    private Decision<Declaration> answered(FollowUps waited, Speaker speaker, boolean changed) {
        int months = waited.months();
        boolean byHand = waited.waitsByHandAlone();
        return with(followUps.answered(), linkGeneration).said(speaker, months, byHand, changed,
                byHand ? DeclarationMade::new : declaration -> new DeclarationFollowedUp(declaration, months, changed));
    }

    /** Something is said that nobody waited for. */
    private Decision<Declaration> said(Speaker speaker) {
        return said(speaker, null, false, true, DeclarationMade::new);
    }

    private Decision<Declaration> said(Speaker speaker, @Nullable Integer months, boolean byHand, boolean changed,
            Function<Declaration, DomainEvent> event) {
        List<Entry> longer = new ArrayList<>(history);
        if (history.size() < 2 * LONGEST_HISTORY) {
            longer.add(new Entry(speaker.at(), speaker.source(), speaker.personId(), months, byHand, changed, agreements));
        }
        Declaration after = new Declaration(declarationId, visit, organisationId, part, agreements, brought, hopeful, followUps,
                linkGeneration, longer);
        return Decision.accepted(after, event.apply(after));
    }

    /** Follow-ups end where nothing can come of it any more. */
    private Declaration with(List<Agreement> agreements, List<Brought> brought, boolean hopeful) {
        return new Declaration(declarationId, visit, organisationId, part, agreements, brought, hopeful,
                followUps.wanted(somethingMayComeOfIt(agreements, hopeful)), linkGeneration, history);
    }

    private static boolean somethingMayComeOfIt(List<Agreement> agreements, boolean hopeful) {
        return agreements.isEmpty()
                ? hopeful
                : agreements.stream().anyMatch(agreement -> agreement.terms().status() != AgreementStatus.ENDED);
    }

    private Declaration with(FollowUps followUps, int linkGeneration) {
        return new Declaration(declarationId, visit, organisationId, part, agreements, brought, hopeful, followUps, linkGeneration,
                history);
    }

    private List<Agreement> resolved(List<Told> told, Speaker speaker) {
        if (told.size() > MOST_AGREEMENTS) {
            throw new InvalidValue("agreements", "must be at most " + MOST_AGREEMENTS);
        }
        Map<AgreementId, Agreement> here = agreements.stream().collect(Collectors.toMap(Agreement::agreementId, Function.identity()));
        Set<AgreementId> taken = new HashSet<>(here.keySet());
        Set<AgreementId> named = new HashSet<>();
        List<Agreement> now = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            AgreementId id = told.get(index).agreementId();
            Terms terms = told.get(index).terms();
            if (id == null) {
                now.add(Agreement.told(fresh(terms, taken), terms, speaker.today()));
            } else if (!here.containsKey(id) || !named.add(id)) {
                throw new InvalidValue("agreements[" + index + "].agreementId",
                        "must be the id of an agreement of this declaration, and each once; leave it out for a new one");
            } else {
                now.add(Objects.requireNonNull(here.get(id)).now(terms, speaker.today()));
            }
        }
        return now;
    }

    /** What a response tells has no ids: the same kind with the same counterparty is the same agreement, the second one the second. */
    private List<Brought> numbered(List<Terms> told) {
        Set<AgreementId> taken = new HashSet<>();
        return told.stream().map(terms -> new Brought(fresh(terms, taken), terms)).toList();
    }

    private AgreementId fresh(Terms terms, Set<AgreementId> taken) {
        int nth = 1;
        while (!taken.add(id(terms, nth))) {
            nth++;
        }
        return id(terms, nth);
    }

    private AgreementId id(Terms terms, int nth) {
        return new AgreementId(named(declarationId.value() + "/" + nth + "/" + terms.what()));
    }

    private static Map<AgreementId, Terms> terms(List<Brought> brought) {
        return brought.stream().collect(Collectors.toMap(Brought::agreementId, Brought::terms));
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
