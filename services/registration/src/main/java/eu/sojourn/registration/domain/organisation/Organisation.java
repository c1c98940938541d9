package eu.sojourn.registration.domain.organisation;

import eu.sojourn.registration.domain.Reasons;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that visits or hosts, once a partnership has validated it.
 *
 * @param partnershipId the partnership that looks after it; null until one has judged it
 * @param reasons       why it was returned or rejected
 * @param judgements    the last ones, oldest first
 * @param mergedInto    the organisation that goes on in its place; null unless it is merged
 * @param absorbed      organisations in whose place this one goes on, also those that they had absorbed
 * @param nameKeys      what finds it by its names; follows from the profile, whatever is given, and is here for the database's index
 */
public record Organisation(OrganisationId organisationId, Profile profile, State state, @Nullable PartnershipId partnershipId,
        List<String> reasons, List<Judgement> judgements, @Nullable OrganisationId mergedInto, Set<OrganisationId> absorbed,
        Set<String> nameKeys) {

    private static final int MOST_JUDGEMENTS = 50;

    public Organisation {
        reasons = List.copyOf(reasons);
        judgements = judgements == null ? List.of() : List.copyOf(judgements);
        absorbed = absorbed == null ? Set.of() : Set.copyOf(absorbed);
        nameKeys = NameMatch.keys(profile.names());
    }

    /** One without a history. */
    public Organisation(OrganisationId organisationId, Profile profile, State state, @Nullable PartnershipId partnershipId,
            List<String> reasons) {
        this(organisationId, profile, state, partnershipId, reasons, List.of(), null, Set.of(), Set.of());
    }

    public enum State {
        /** Waits for a partnership's judgement. */
        REGISTERED,
        /** May visit and host. */
        VALIDATED,
        /** Has to be corrected and sent again. */
        RETURNED,
        /** Is not eligible for good. */
        REJECTED,
        /** Another organisation goes on in its place. */
        MERGED
    }

    /**
     * What a partnership decided.
     *
     * @param reasons why it was returned or rejected
     */
    public record Judgement(Outcome outcome, PartnershipId partnershipId, LocalDate date, List<String> reasons) {

        public enum Outcome {
            VALIDATED, RETURNED, REJECTED
        }

        public Judgement {
            reasons = List.copyOf(reasons);
        }
    }

    /** What happened to an organisation. */
    public sealed interface Event extends DomainEvent {
        Organisation organisation();
    }

    public record OrganisationRegistered(Organisation organisation) implements Event {}

    public record OrganisationValidated(Organisation organisation) implements Event {}

    public record OrganisationReturned(Organisation organisation) implements Event {}

    public record OrganisationRejected(Organisation organisation) implements Event {}

    public record OrganisationMerged(Organisation organisation) implements Event {}

    /** Something that others are told of changed without a judgement. */
    public record OrganisationChanged(Organisation organisation) implements Event {}

    public static Decision<Organisation> register(OrganisationId id, Profile profile) {
        var registered = new Organisation(id, profile, State.REGISTERED, null, List.of());
        return Decision.accepted(registered, new OrganisationRegistered(registered));
    }

    /**
     * Corrects the profile. A returned organisation is thereby sent again. A validated one has to be judged anew when it changes something
     * that was judged, and stays validated where it only {@linkplain Profile#judgedLike says more of its interests}.
     */
    public Decision<Organisation> correct(Profile corrected) {
        if (state == State.REJECTED) {
            return Decision.conflict(Reason.of("REJECTED", "A rejected organisation cannot be corrected."));
        }
        if (state == State.MERGED) {
            return Decision.conflict(merged());
        }
        if (corrected.equals(profile) && state != State.RETURNED) {
            return Decision.unchanged(this);
        }
        if (state == State.VALIDATED && corrected.judgedLike(profile)) {
            return told(with(corrected, state, partnershipId, reasons, judgements));
        }
        var sent = with(corrected, State.REGISTERED, partnershipId, List.of(), judgements);
        return Decision.accepted(sent, new OrganisationRegistered(sent));
    }

    public Decision<Organisation> validate(PartnershipId by, LocalDate today) {
        if (state == State.VALIDATED && by.equals(partnershipId)) {
            return Decision.unchanged(this);
        }
        return judged(State.VALIDATED, new Judgement(Judgement.Outcome.VALIDATED, by, today, List.of()), OrganisationValidated::new);
    }

    public Decision<Organisation> returnWith(PartnershipId by, LocalDate today, List<String> why) {
        return judged(State.RETURNED, new Judgement(Judgement.Outcome.RETURNED, by, today, Reasons.needed(why)),
                OrganisationReturned::new);
    }

    public Decision<Organisation> reject(PartnershipId by, LocalDate today, List<String> why) {
        return judged(State.REJECTED, new Judgement(Judgement.Outcome.REJECTED, by, today, Reasons.needed(why)),
                OrganisationRejected::new);
    }

    private Decision<Organisation> judged(State after, Judgement judgement, Function<Organisation, Event> event) {
        if (state == State.MERGED) {
            return Decision.conflict(merged());
        }
        if (state != State.REGISTERED) {
            return Decision.conflict(new Reason("NOT_WAITING", null, null, state.name(), State.REGISTERED.name(),
                    "The organisation is %s; only a registered one waits for a judgement.".formatted(state)));
        }
        var history = Stream.concat(judgements.stream(), Stream.of(judgement)).toList();
        var judged = with(profile, after, judgement.partnershipId(), judgement.reasons(),
                history.subList(Math.max(0, history.size() - MOST_JUDGEMENTS), history.size()));
        return Decision.accepted(judged, event.apply(judged));
    }

    /** Gives its place up to another organisation. It keeps what it said and how it was judged; there is no way back. */
    public Decision<Organisation> mergeInto(OrganisationId survivor) {
        if (survivor.equals(mergedInto)) {
            return Decision.unchanged(this);
        }
        if (state == State.MERGED) {
            return Decision.conflict(merged());
        }
        if (absorbed.contains(survivor) || survivor.equals(organisationId)) {
            return Decision.conflict(new Reason("ABSORBED", "intoOrganisationId", null, survivor.value(), "an organisation that goes on",
                    "%s was merged into this organisation already.".formatted(survivor.value())));
        }
        var after = new Organisation(organisationId, profile, State.MERGED, partnershipId, List.of(), judgements, survivor, absorbed,
                nameKeys);
        return Decision.accepted(after, new OrganisationMerged(after));
    }

    /**
     * Goes on in the place of another organisation: it is known by that one's names too, and has its memberships, labels and establishments. Its
     * own facts stand where both said something, and so does its validation.
     */
    public Decision<Organisation> absorb(Organisation other) {
        if (absorbed.contains(other.organisationId)) {
            return Decision.unchanged(this);
        }
        if (state == State.MERGED) {
            return Decision.conflict(merged());
        }
        var all = Stream.of(absorbed, other.absorbed, Set.of(other.organisationId)).flatMap(Set::stream).collect(Collectors.toSet());
        var family = Stream.concat(all.stream(), Stream.of(organisationId)).collect(Collectors.toSet());
        return told(new Organisation(organisationId, profile.united(other.profile, family), state,
                partnershipId == null ? other.partnershipId : partnershipId, reasons, judgements, null, all, nameKeys));
    }

    private Decision<Organisation> told(Organisation after) {
        return Objects.equals(partnershipId, after.partnershipId) && profile.figuresLike(after.profile)
                ? Decision.accepted(after)
                : Decision.accepted(after, new OrganisationChanged(after));
    }

    /** Why another organisation could not be merged into this one; empty if it could. */
    public List<Reason> cannotAbsorb() {
        return switch (state) {
            case REGISTERED, VALIDATED, RETURNED -> List.of();
            case MERGED -> List.of(merged());
            case REJECTED -> List.of(new Reason("REJECTED", "intoOrganisationId", null, state.name(), null,
                    "%s is rejected and cannot go on in the place of another organisation. Merge the other way round.".formatted(
                            profile.name())));
        };
    }

    private Organisation with(Profile said, State next, @Nullable PartnershipId partnership, List<String> why, List<Judgement> history) {
        return new Organisation(organisationId, said, next, partnership, why, history, mergedInto, absorbed, nameKeys);
    }

    private Reason merged() {
        return new Reason("MERGED", "organisationId", null, String.valueOf(mergedInto), null,
                "The organisation was merged into %s. Use that one.".formatted(mergedInto == null ? "another one" : mergedInto.value()));
    }
}
