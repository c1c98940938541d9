package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.Invitations.Standing;
import eu.sojourn.questionnaires.application.Invitations.Watched;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.questionnaires.domain.reminder.Reminder;
import eu.sojourn.questionnaires.domain.result.Reach;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.service.security.Actor;

/** Shows coordinators their waves, and how many have answered and who is silent. */
@Service
public class WatchingWaves {

    private final RunningWaves running;
    private final Waves waves;
    private final Invitations invitations;
    private final KnownThings known;

    WatchingWaves(RunningWaves running, Waves waves, Invitations invitations, KnownThings known) {
        this.running = running;
        this.waves = waves;
        this.invitations = invitations;
        this.known = known;
    }

    /** @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme */
    public Stored<Wave> get(Actor actor, WaveId waveId) {
        return running.own(actor, waveId);
    }

    /** Those of the programmes that the actor coordinates; one more than {@code limit} where there are more. */
    public List<Stored<Wave>> list(Actor actor, @Nullable String programmeId, @Nullable String after, int limit) {
        Set<String> programmes = actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.of();
        if (programmeId != null) {
            Actor.require(programmes.contains(programmeId), "Waves of a programme are for its coordinators.");
            programmes = Set.of(programmeId);
        }
        return waves.of(programmes, after, limit);
    }

    /**
     * How far a wave is: all of it from one reading of its invitations, so that its figures agree.
     *
     * @param silent who was written to, or is to be handed a link, and has not answered; in the order of segments and names; null where
     * that was not asked for
     */
    public record Monitor(Wave wave, Part all, List<Part> segments, @Nullable List<Silent> silent) {}

    /**
     * @param segment null for the whole
     * @param sent how many invitations went out
     * @param started how many of these were begun, and not submitted yet
     */
    public record Part(@Nullable String segment, int sent, int started, Reach reach) {}

    /**
     * @param handedOver whether nobody can write to them, so that a coordinator hands over the link
     * @param reminders how many were asked for
     * @param bounced whether the last mail about it could not be delivered
     * @param putOffUntil when the last reminder is tried again, since the person was reminded of something else lately; null where it is not
     */
    public record Silent(InvitationId invitationId, @Nullable OrganisationId organisationId, String name, String segment,
            InvitationState state,
            boolean handedOver, int reminders, @Nullable Instant lastReminderAt, boolean bounced,
            @Nullable Instant putOffUntil) {}

    /** @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme */
    public Monitor monitor(Actor actor, WaveId waveId) {
        Wave wave = running.own(actor, waveId).state();
        List<Watched> all = invitations.watched(waveId);
        List<Watched> unanswered = all.stream().filter(each -> !each.standing().isSubmitted()).toList();
        return monitor(wave, all.stream().map(Watched::standing).toList(), unanswered);
    }

    /**
     * The figures of the monitor without who is silent: reads the wave and one index, however much was answered and written.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     */
    public Monitor rates(Actor actor, WaveId waveId) {
        Wave wave = running.own(actor, waveId).state();
        return monitor(wave, invitations.standings(waveId), null);
    }

    private Monitor monitor(Wave wave, List<Standing> all, @Nullable List<Watched> unanswered) {
        Map<String, List<Standing>> bySegment = new LinkedHashMap<>();
        wave.invited().keySet().forEach(segment -> bySegment.put(segment, new ArrayList<>()));
        all.forEach(each -> bySegment.computeIfAbsent(each.segment(), _ -> new ArrayList<>()).add(each));
        List<Part> segments = new ArrayList<>();
        Map<String, Integer> invited = wave.invited();
        bySegment.forEach((segment, those) -> segments.add(part(segment, invited.getOrDefault(segment, 0), those)));
        return new Monitor(wave, part(null, wave.invitees().size(), all), segments,
                unanswered == null ? null : silent(unanswered, List.copyOf(bySegment.keySet())));
    }

    private List<Silent> silent(List<Watched> unanswered, List<String> order) {
        Names names = names(unanswered.stream().map(Watched::respondent).toList());
        return unanswered.stream()
                .map(each -> silent(each, names.of(each.respondent())))
                .sorted(Comparator.comparing((Silent each) -> order.indexOf(each.segment()))
                        .thenComparing(Silent::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    static String segment(Invitation invitation) {
        return switch (invitation.occasion()) {
            case Occasion.OfWave wave -> wave.segment();
            case Occasion.OfVisit _ -> "";
        };
    }

    private static Part part(@Nullable String segment, int invited, List<Standing> standings) {
        int submitted = (int) standings.stream().filter(Standing::isSubmitted).count();
        return new Part(segment, (int) standings.stream().filter(Standing::isSent).count(),
                (int) standings.stream().filter(Standing::isStarted).count(), new Reach(Math.max(invited, submitted), submitted));
    }

    private static Silent silent(Watched invitation, String name) {
        OrganisationId organisationId = invitation.respondent().organisationId();
        List<Reminder> reminders = invitation.mails().reminders();
        Reminder last = reminders.isEmpty() ? null : reminders.getLast();
        Delivery delivery = last == null ? invitation.mails().invited() : last.delivery();
        return new Silent(invitation.invitationId(), organisationId, name, invitation.standing().segment(), invitation.standing().state(),
                organisationId == null, reminders.size(), last == null ? null : last.lastAskedAt(),
                delivery != null && delivery.bounced(), invitation.putOffUntil());
    }

    /** What those are called who were invited, from one reading. */
    Names names(List<Respondent> those) {
        Set<OrganisationId> ids = those.stream().map(Respondent::organisationId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Names(known.organisations(ids)
                .stream()
                .collect(Collectors.toMap(KnownOrganisation::organisationId, KnownOrganisation::name)));
    }

    record Names(Map<OrganisationId, String> known) {

        /** What an organisation is called, or else its id. */
        String of(Respondent respondent) {
            OrganisationId organisationId = respondent.organisationId();
            return organisationId == null
                    ? String.valueOf(respondent.name())
                    : known.getOrDefault(organisationId, organisationId.value());
        }
    }
}
