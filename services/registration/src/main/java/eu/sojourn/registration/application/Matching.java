package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.catalogue.Offer;
import eu.sojourn.registration.domain.catalogue.Ranking;
import eu.sojourn.registration.domain.catalogue.Score;
import eu.sojourn.registration.domain.catalogue.Wish;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Proposing Xchanges and hosts to a visiting organisation, what suits it best first. */
@Service
public class Matching {

    /** More than these are not looked at: the soonest Xchanges, the hosts in the order of their ids. */
    static final int MOST = 100;

    private static final int DAYS_BESIDE_WISHED = 31;
    private static final int YEARS_AHEAD = 3;

    private final XchangeLists xchanges;
    private final Hosts hosts;
    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final Today today;

    Matching(XchangeLists xchanges, Hosts hosts, AggregateStore<Organisation> organisations, AggregateStore<Programme> programmes,
            Applications applications, Today today) {
        this.xchanges = xchanges;
        this.hosts = hosts;
        this.organisations = organisations;
        this.programmes = programmes;
        this.applications = applications;
        this.today = today;
    }

    /** Finds organisations that would host. */
    public interface Hosts {

        /** Validated organisations that are willing to host, in the order of their ids; in these countries, or anywhere where none is given. */
        List<Organisation> willing(Set<Country> countries, int limit);
    }

    /** Where and when a visitor would like to go; nothing of it leaves anything out, but dates that are more than a month away. */
    public record Where(Set<Country> countries, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /**
     * An Xchange for a visitor.
     *
     * @param objections what speaks against an application
     * @param lumpSum    what would be paid; null while it cannot be said
     */
    public record MatchedXchange(Xchange xchange, Score score, List<Reason> objections, @Nullable Money lumpSum) {}

    /** An organisation that would host a visitor. */
    public record MatchedHost(Organisation host, Score score) {}

    /** @param complete false if there are more than were looked at */
    public record Catalogue(List<MatchedXchange> xchanges, List<MatchedHost> hosts, boolean complete) {}

    /** @throws eu.sojourn.service.security.Forbidden if the actor is neither of the organisation nor coordinates its partnership */
    public Catalogue of(Actor actor, OrganisationId organisationId, Where where) {
        var visitor = organisations.find(organisationId.value())
                .map(Stored::state)
                .orElseThrow(() -> new InvalidValue("organisationId", "names no registered organisation"));
        var partnership = visitor.partnershipId();
        Actor.require(actor.actsFor(organisationId.value()) || partnership != null && actor.coordinatesIn(partnership.value()),
                "Only members of the organisation and coordinators of its partnership may look for a host for it.");
        var profile = visitor.profile();
        var wish = new Wish(profile.location(), profile.sectors(), profile.purposes(), where.countries(), where.from(), where.to());
        var open = open(where);
        var willing = hosts.willing(where.countries(), MOST + 1);
        return new Catalogue(matched(actor, wish, visitor, first(open)), hosts(wish, visitor, first(willing)),
                open.size() <= MOST && willing.size() <= MOST);
    }

    private List<Xchange> open(Where where) {
        var tomorrow = today.date().plusDays(1);
        var from = where.from() == null ? tomorrow : where.from().minusDays(DAYS_BESIDE_WISHED);
        var to = where.to() == null ? tomorrow.plusYears(YEARS_AHEAD) : where.to().plusDays(DAYS_BESIDE_WISHED);
        return xchanges.open(from.isBefore(tomorrow) ? tomorrow : from, to, MOST + 1);
    }

    private List<MatchedXchange> matched(Actor actor, Wish wish, Organisation visitor, List<Xchange> open) {
        var known = new HashMap<ProgrammeId, Optional<Programme>>();
        var matched = open.stream()
                .map(xchange -> matched(actor, wish, visitor, xchange, known))
                .collect(Collectors.toMap(one -> one.xchange().xchangeId().value(), Function.identity()));
        return ranked(wish, matched.values().stream().map(Candidate::offer).toList(), matched,
                one -> new MatchedXchange(one.xchange(), Ranking.score(wish, one.offer()), one.objections(), one.lumpSum()));
    }

    private record Candidate(Xchange xchange, Offer offer, List<Reason> objections, @Nullable Money lumpSum) {}

    private Candidate matched(Actor actor, Wish wish, Organisation visitor, Xchange xchange,
            Map<ProgrammeId, Optional<Programme>> known) {
        var application = known
                .computeIfAbsent(xchange.programmeId(), id -> programmes.find(id.value()).map(Stored::state))
                .flatMap(programme -> programme.rulesOn(today.date()))
                .map(inForce -> applications.of(xchange, inForce.rules(), visitor, Applications.seat(visitor), false, false,
                        actor.coordinates(xchange.programmeId().value())));
        var objections = application.map(Eligibility::objections).orElse(List.of(Eligibility.noRules()));
        var host = application.map(Application::host)
                .or(() -> organisations.find(xchange.hostOrganisationId().value()).map(Stored::state))
                .map(Organisation::profile);
        // What an Xchange does not say of itself, its host does.
        var sectors = xchange.sectors().isEmpty() ? host.map(of -> of.sectors()).orElse(Set.of()) : xchange.sectors();
        var purposes = xchange.purposes().isEmpty() ? host.map(of -> of.purposes()).orElse(Set.of()) : xchange.purposes();
        var offer = new Offer(xchange.xchangeId().value(), xchange.hostCountry(), host.map(of -> of.location()).orElse(null), sectors,
                purposes, xchange.period(), objections.isEmpty());
        return new Candidate(xchange, offer, objections, application.flatMap(LumpSums::of).orElse(null));
    }

    /** A host in the visitor's own country is none for it. */
    private static List<MatchedHost> hosts(Wish wish, Organisation visitor, List<Organisation> willing) {
        var byId = willing.stream()
                .filter(host -> !host.profile().country().equals(visitor.profile().country()))
                .collect(Collectors.toMap(host -> host.organisationId().value(), Function.identity()));
        var offers = byId.values().stream().map(Matching::offer).toList();
        return ranked(wish, offers, byId, host -> new MatchedHost(host, Ranking.score(wish, offer(host))));
    }

    private static Offer offer(Organisation host) {
        var profile = host.profile();
        return new Offer(host.organisationId().value(), profile.country(), profile.location(), profile.sectors(), profile.purposes(), null,
                true);
    }

    private static <T, R> List<R> ranked(Wish wish, List<Offer> offers, Map<String, T> byId, Function<T, R> shown) {
        return Ranking.rank(wish, offers).stream().map(one -> shown.apply(byId.get(one.offer().id()))).toList();
    }

    private static <T> List<T> first(List<T> found) {
        return found.subList(0, Math.min(MOST, found.size()));
    }
}
