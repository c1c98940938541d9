package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the holder of a link does: read, sign once, decline, hand on. The token is all that the holder needs, and all that counts. */
@Service
public class UsingLinks {
    private final HeldLinks held;
    private final Links links;
    private final Annexes annexes;
    private final Agendas agendas;
    private final KnownNames known;
    private final AnnexSources sources;
    private final SigningAnnexes signing;
    private final SigningClaims claims;
    private final ReadingHostCommitments reading;
    private final LinkSecrets secrets;
    private final Clock clock;

    UsingLinks(HeldLinks held, Links links, Annexes annexes, Agendas agendas, KnownNames known, AnnexSources sources,
            SigningAnnexes signing, SigningClaims claims, ReadingHostCommitments reading, LinkSecrets secrets, Clock clock) {
        this.held = held;
        this.links = links;
        this.annexes = annexes;
        this.agendas = agendas;
        this.known = known;
        this.sources = sources;
        this.signing = signing;
        this.claims = claims;
        this.reading = reading;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a link shows.
     *
     * @param partyName of the organisation or partnership that it is for; null where that is not known
     * @param names     of the organisations in it, by their ids
     * @param maySign   whether it signs now
     */
    public record View(SigningLink link, Shown shown, @Nullable String partyName, Map<String, String> names, boolean maySign) {}

    /** The agreements that a link is about. */
    public sealed interface Shown {

        /** @param annexes of its party; the first 200 where there are more */
        record OfXchange(Xchange xchange, List<Stored<Annex>> annexes) implements Shown {}

        /** With what the holder may do with it now. */
        record OfHost(ReadingHostCommitments.View.Whole commitment) implements Shown {}
    }

    /** A link that was made by forwarding, as it is seen once. */
    public record Forwarded(SigningLink link, LinkToken token) {}

    public View view(@Nullable String token) {
        var now = now();
        var link = held.open(token, now);
        if (!link.link().wasOpened()) {
            links.update(link.link().linkId(), null, each -> each.open(now));
        }
        return view(link, now);
    }

    /**
     * Signs all that is given, or nothing: what cannot be signed now is refused before the link is used. Then the link is claimed, which
     * succeeds once, and everything that was claimed is signed.
     */
    public View sign(@Nullable String token, String name, List<Claim.Item> items) {
        var now = now();
        var link = held.open(token, now);
        link.requireSigning(now);
        var claim = new Claim(name, now, items);
        requireSignable(link.link(), claim, now);
        links.update(link.link().linkId(), null, each -> each.claim(claim, now));
        claims.finish(link.link().linkId());
        return view(held.open(token, now), now);
    }

    /** Says why the party does not sign an annex. That does not use the link up: its holder may sign what comes next. */
    public View decline(@Nullable String token, String name, VisitId visitId, Sha256 shown, String reason) {
        var now = now();
        var link = held.open(token, now);
        link.requireSigning(now);
        about(link.link(), visitId);
        signing.declineAs(link.link().signer(PlainText.line("name", name, Claim.LONGEST_NAME)), visitId, shown, reason);
        links.update(link.link().linkId(), null, each -> each.declined(visitId, now));
        return view(held.open(token, now), now);
    }

    /** Lets somebody else read, or sign in the holder's place. */
    public Forwarded forward(@Nullable String token, Purpose purpose, String label) {
        var now = now();
        var link = held.open(token, now);
        if (purpose.signs()) {
            link.requireSigning(now);
        }
        if (!link.link().mayHandOn(purpose)) {
            throw LinkRefused.isNotForThis("purpose", "This link is not for that, and so cannot be handed on for it.");
        }
        var to = secrets.draw(new LinkId(Ids.fresh()));
        var line = PlainText.line("holder", label, SigningLink.LONGEST_HOLDER);
        // It may sign from the second write on and not before; where that is not made, nobody knows its secret.
        var made = links.create(to.linkId(), link.link().forwarded(to, purpose, line, now));
        links.update(link.link().linkId(), null, each -> purpose.signs()
                ? each.forwardSigning(to.linkId(), line, now)
                : each.forwardReading(line, now));
        return new Forwarded(made.state(), to);
    }

    private View view(HeldLinks.Held link, Instant now) {
        var shown = shown(link, now);
        Map<String, String> names = new TreeMap<>();
        organisationsIn(shown).distinct().forEach(id -> Optional.ofNullable(known.of(id)).ifPresent(name -> names.put(id.value(), name)));
        return new View(link.link(), shown, nameOf(link.link().party()), names, link.maySign(now));
    }

    private @Nullable String nameOf(LinkParty party) {
        return switch (party.kind()) {
            case ORGANISATION -> known.of(new OrganisationId(party.partyId()));
            case PARTNERSHIP -> known.of(new PartnershipId(party.partyId()));
        };
    }

    private Shown shown(HeldLinks.Held link, Instant now) {
        var about = link.link();
        if (about.xchangeId() == null) {
            return new Shown.OfHost(reading.byLink(about, link.maySign(now)));
        }
        var party = new Caller("link:" + about.linkId().value(), about.party().organisations(), about.party().partnerships(), Set.of());
        var found = annexes.visibleTo(party, about.xchangeId(), about.visitId(), null, SigningLink.MOST_ANNEXES);
        return new Shown.OfXchange(agendas.get(about.xchangeId()).state().xchange(),
                found.subList(0, Math.min(found.size(), SigningLink.MOST_ANNEXES)));
    }

    private static Stream<OrganisationId> organisationsIn(Shown shown) {
        return switch (shown) {
            case Shown.OfXchange(var _, var found) -> found.stream()
                    .map(annex -> annex.state().visit())
                    .flatMap(visit -> Stream.of(visit.hostOrganisationId(), visit.visitingOrganisationId()));
            case Shown.OfHost(var whole) -> Stream.of(whole.commitment().state().hostOrganisationId());
        };
    }

    private void requireSignable(SigningLink link, Claim claim, Instant now) {
        if (claim.items().isEmpty() || claim.items().size() > SigningLink.MOST_ANNEXES) {
            throw new InvalidValue("signatures", "must be 1 to " + SigningLink.MOST_ANNEXES);
        }
        if (claim.items().stream().map(Claim.Item::visitId).distinct().count() < claim.items().size()) {
            throw new InvalidValue("signatures", "must name each visit once");
        }
        List<Reason> reasons = new ArrayList<>();
        for (var i = 0; i < claim.items().size(); i++) {
            var item = claim.items().get(i);
            var annex = about(link, Objects.requireNonNull(item.visitId()));
            if (annex.sign(link.signer(claim.name()), item.textSha256(), now,
                    sources.of(annex.visit())) instanceof Decision.Refused<?> no) {
                for (var reason : no.reasons()) {
                    reasons.add(new Reason(reason.code(), "signatures[" + i + "]", reason.rule(), reason.found(), reason.required(),
                            reason.message()));
                }
            }
        }
        if (!reasons.isEmpty()) {
            throw new Refusal(Decision.Kind.STATE, reasons);
        }
    }

    private Annex about(SigningLink link, VisitId visitId) {
        return annexes.find(visitId)
                .map(Stored::state)
                .filter(annex -> link.isAbout(annex.visit()))
                .orElseThrow(() -> LinkRefused.isNotForThis("visitId",
                        "This link is not for the annex of visit " + visitId.value() + "."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
