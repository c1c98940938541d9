package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standing part of the Commitment to Quality of one host. Its latest version goes from draft through the host's legal department to a
 * signature; the version signed last stays in force while a later one is on its way, until its last day.
 *
 * <p>Lawyers clear clauses, and a clause that they have cleared stays cleared in every later version in which it is worded the same. A version
 * is cleared when all its clauses are.
 *
 * @param cleared   what the lawyers have cleared last of each clause
 * @param signed    every version that was signed, the last one at the end
 * @param log       who discussed, cleared, signed and ended what
 * @param runsUntil last day of the version signed last; null when that day is over or notice was given, and while none is signed
 */
public record HostCommitment(OrganisationId hostOrganisationId, CommitmentVersion latest, LegalLane lane, List<ClearedClause> cleared,
        List<SignedCommitment> signed, @Nullable LocalDate runsUntil, AgreementLog log) {
    /** How long before its last day a signed version may be drafted again as it is. */
    private static final Period RENEWAL = Period.ofYears(1);
    private static final String CLEAR_FIRST = "The host's legal department clears a draft before it is signed.";

    public HostCommitment {
        cleared = List.copyOf(cleared);
        signed = List.copyOf(signed);
    }

    /** The first version for a host. */
    public static Decision<HostCommitment> draft(Organisation host, Origin origin, List<Clause> clauses) {
        var version = new CommitmentVersion(1, CommitmentState.DRAFT, clauses, CommitmentText.of(host, 1, origin, clauses), origin, null);
        return Decision.accepted(
                new HostCommitment(host.organisationId(), version, LegalLane.EMPTY, List.of(), List.of(), null, AgreementLog.EMPTY),
                new HostCommitmentDrafted(host.organisationId(), 1));
    }

    /**
     * Another wording is a new draft, to be cleared, as far as it was not before, and signed again. The same wording changes nothing, unless it
     * is signed and has ended or ends within a year: then it is drafted again to be renewed. The programme stands in the text, so the same
     * clauses of another programme are another wording; where they come from beside that is written down, and changes no text.
     */
    public Decision<HostCommitment> redraft(Organisation host, Origin origin, List<Clause> clauses, LocalDate today) {
        if (clauses.equals(latest.clauses()) && origin.readsAs(latest.origin()) && !isRenewable(today)) {
            var from = origin.namedAs(latest.origin());
            return from.equals(latest.origin()) ? Decision.unchanged(this) : Decision.accepted(with(latest.from(from), lane));
        }
        return becoming(reworded(host, origin, clauses, CommitmentState.DRAFT, lane.following(latest.clauses(), clauses)));
    }

    /** As the other, from where the latest version comes from. */
    public Decision<HostCommitment> redraft(Organisation host, List<Clause> clauses, LocalDate today) {
        return redraft(host, latest.origin(), clauses, today);
    }

    /**
     * Hands the version to the host's legal department.
     *
     * @param owner who reads it; null leaves it open, or with whom it is
     */
    public Decision<HostCommitment> submitForReview(@Nullable String owner, Instant now) {
        if (!latest.state().allows(CommitmentCommand.REVIEW)) {
            return Decision.conflict(notAllowed(CommitmentCommand.REVIEW));
        }
        var next = with(latest.in(CommitmentState.IN_LEGAL_REVIEW), lane.handedTo(owner, now));
        return becoming(next);
    }

    /** The host's legal department has nothing against the text as it stands: all clauses are cleared in one step. */
    public Decision<HostCommitment> clear(Signatory by, Instant now) {
        if (latest.state() == CommitmentState.CLEARED) {
            return Decision.unchanged(this);
        }
        var open = latest.clauses().stream().filter(clause -> status(clause) == Clause.Status.OPEN).map(HostCommitment::open).toList();
        return open.isEmpty() ? clearing(_ -> true, by, now) : Decision.conflict(open.toArray(Reason[]::new));
    }

    /** Clears all that stands as the clause library has it and is not under discussion. */
    public Decision<HostCommitment> clearStandard(Signatory by, Instant now) {
        return clearing(clause -> status(clause) == Clause.Status.STANDARD, by, now);
    }

    /** Clears one clause, and ends what was discussed of it; a proposal has to be answered before. */
    public Decision<HostCommitment> clearClause(String clauseId, Signatory by, Instant now) {
        var clause = clause(clauseId);
        if (clause.isEmpty()) {
            return Decision.conflict(unknown());
        }
        if (lane.on(clauseId).proposal() != null) {
            return Decision.conflict(open(clause.get()));
        }
        return with(latest, lane.noting(clauseId, ClauseNotes::closed)).clearing(each -> each.clauseId().equals(clauseId), by, now);
    }

    /**
     * Said twice by the same one without a word between, it is said once.
     *
     * @param opens whether the clause is under discussion from now on
     */
    public Decision<HostCommitment> comment(String clauseId, Comment comment, boolean opens) {
        var notesBefore = lane.on(clauseId);
        if (notesBefore.endsWith(comment) && (notesBefore.open() || !opens)) {
            return Decision.unchanged(this);
        }
        return noting(clauseId, new Deed(Act.COMMENTED, comment.by(), comment.at()), notes -> notes.isFull()
                ? Decision.conflict(Reason.of("TOO_MANY_COMMENTS", "There are " + ClauseNotes.MOST_COMMENTS + " comments on this clause."))
                : Decision.accepted(opens ? notes.with(comment).opened(notes.proposal()) : notes.with(comment)));
    }

    /** Opens a clause with another wording of it. A proposal of the other side has to be answered first; one's own is replaced. */
    public Decision<HostCommitment> propose(String clauseId, Proposal proposal) {
        return noting(clauseId, new Deed(Act.WORDING_PROPOSED, proposal.by(), proposal.at()), notes -> {
            if (notes.proposal() != null && notes.proposal().byHost() != proposal.byHost()) {
                return Decision
                        .conflict(Reason.of("PROPOSAL_WAITS", "Accept or reject the wording that is proposed for this clause first."));
            }
            if (clause(clauseId).filter(clause -> clause.wordingSha256().equals(proposal.wordingSha256())).isPresent()) {
                return Decision.refused(List.of(Reason.ofField("text", "SAME_WORDING", "The clause is worded like this already.")));
            }
            return Decision.accepted(notes.opened(proposal));
        });
    }

    /**
     * The other side takes the proposed wording: another text, so another version, which stays where the former one was.
     *
     * @param byHost whether it is the host that accepts
     * @param shown  hash of the wording that was read
     */
    public Decision<HostCommitment> accept(Organisation host, String clauseId, Signatory by, boolean byHost, Sha256 shown, Instant now) {
        var proposal = lane.on(clauseId).proposal();
        var clause = clause(clauseId);
        if (clause.isEmpty()) {
            return Decision.conflict(unknown());
        }
        if (!latest.state().allows(CommitmentCommand.DISCUSS)) {
            return Decision.conflict(notAllowed(CommitmentCommand.DISCUSS));
        }
        if (proposal == null) {
            return Decision.conflict(Reason.of("NO_PROPOSAL", "No other wording is proposed for this clause."));
        }
        if (proposal.byHost() == byHost) {
            return Decision.conflict(Reason.of("OWN_PROPOSAL", "A proposed wording is accepted by the other side."));
        }
        if (!proposal.wordingSha256().equals(shown)) {
            return Decision.conflict(new Reason("STALE_TEXT", "wordingSha256", null, shown.hex(), proposal.wordingSha256().hex(),
                    "Another wording is proposed by now. Read it, then accept or reject it."));
        }
        var clauses = latest.clauses()
                .stream()
                .map(each -> each.clauseId().equals(clauseId)
                        ? new Clause(clauseId, proposal.title(), proposal.text(), Clause.Status.NEGOTIATED)
                        : each)
                .toList();
        return becoming(reworded(host, latest.origin(), clauses, latest.state(), lane.noting(clauseId, ClauseNotes::closed))
                .with(logged(now, Act.WORDING_ACCEPTED, by, latest.text().sha256(), clauseId)));
    }

    /**
     * The clause stays as it is. The side that proposed may take back what it proposed in the same way; where the other side rejects what the
     * host's lawyers propose, the clause stays open until they clear it.
     *
     * @param byHost whether it is the host that rejects
     * @param reason becomes a comment; null where none is given
     */
    public Decision<HostCommitment> reject(String clauseId, Signatory by, boolean byHost, @Nullable String reason, Instant now) {
        var why = reason == null ? null : new Comment(by, now, reason);
        return noting(clauseId, new Deed(Act.WORDING_REJECTED, by, now), notes -> {
            if (notes.proposal() == null) {
                return Decision.conflict(Reason.of("NO_PROPOSAL", "No other wording is proposed for this clause."));
            }
            var next = notes.proposal().byHost() && !byHost ? notes.opened(null) : notes.closed();
            return Decision.accepted(why == null || notes.isFull() ? next : next.with(why));
        });
    }

    /**
     * Changes it only if its latest text is the one that was read.
     *
     * @param shown hash of that text
     */
    public Decision<HostCommitment> ifRead(Sha256 shown, Function<HostCommitment, Decision<HostCommitment>> change) {
        var current = latest.text().sha256();
        return shown.equals(current)
                ? change.apply(this)
                : Decision.conflict(new Reason("STALE_TEXT", "textSha256", null, shown.hex(), current.hex(),
                        "There is another text by now. Read it, then clear it."));
    }

    /** Signs the latest version, if the signature is over exactly its text. The same text is signed once. */
    public Decision<HostCommitment> sign(Signature signature, LocalDate validUntil) {
        var current = latest.text().sha256();
        if (!signature.isOver(latest.text())) {
            return Decision.conflict(stale(signature.textSha256(), current));
        }
        if (latest.state() == CommitmentState.SIGNED) {
            return Decision.unchanged(this);
        }
        if (!latest.state().allows(CommitmentCommand.SIGN)) {
            return Decision.conflict(notAllowed(CommitmentCommand.SIGN));
        }
        var version = new SignedCommitment(latest.version(), latest.wordingSha256(), latest.text(), signature, validUntil, null);
        var signedOn = signature.signedAt().atZone(ZoneOffset.UTC).toLocalDate();
        var stillThere = cleared.stream().filter(each -> clause(each.clauseId()).isPresent()).toList();
        return Decision.accepted(
                new HostCommitment(hostOrganisationId, latest.in(CommitmentState.SIGNED), lane, stillThere,
                        Stream.concat(signed.stream(), Stream.of(version)).toList(), validUntil,
                        logged(signature.signedAt(), Act.SIGNED, signature.by(), current, signature.by().name())),
                new HostCommitmentSigned(hostOrganisationId, latest.version(), current, signedOn));
    }

    /**
     * Gives notice: the version signed last holds until the last day that is named, and no longer.
     *
     * @param concerned who is told of it
     */
    public Decision<HostCommitment> terminate(Termination termination, LocalDate today, Concerned concerned) {
        var last = inForce();
        if (last != null && last.termination() != null && last.lastDay().equals(termination.lastDay())) {
            return Decision.unchanged(this);
        }
        if (last == null || runsUntil == null) {
            return Decision.conflict(Reason.of("NOT_IN_FORCE", "The host has no signed commitment that could be ended."));
        }
        if (termination.lastDay().isBefore(today) || termination.lastDay().isAfter(last.validUntil())) {
            throw new InvalidValue("lastDay", "must be from today to " + last.validUntil());
        }
        var logged = logged(termination.at(), Act.TERMINATED, termination.by(), last.text().sha256(),
                termination.lastDay().toString());
        return Decision.accepted(ended(last.ending(termination), CommitmentState.TERMINATED, logged),
                new HostCommitmentTerminated(hostOrganisationId, last.version(), termination.lastDay(), concerned));
    }

    /**
     * The day has come on which the version signed last holds no longer; on every other day nothing happens.
     *
     * @param concerned who is told of it
     */
    public Decision<HostCommitment> expire(LocalDate today, Concerned concerned) {
        var last = inForce();
        return last == null || runsUntil == null || !runsUntil.isBefore(today)
                ? Decision.unchanged(this)
                : Decision.accepted(ended(last, CommitmentState.EXPIRED, log),
                        new HostCommitmentExpired(hostOrganisationId, last.version(), last.lastDay(), concerned));
    }

    /** The version that was signed last, whether or not its period is over; null if none was. */
    public @Nullable SignedCommitment inForce() {
        return signed.isEmpty() ? null : signed.getLast();
    }

    /**
     * The signed version that an annex of a visit until that day belongs to: the one signed last, if it holds on that day.
     *
     * @param sameWordsAs version that the annex belongs to already; it stays, where it says the same as the one signed last and holds until
     *                    that day. Null where it belongs to none
     */
    public Optional<SignedCommitment> signedCovering(LocalDate lastDay, @Nullable Integer sameWordsAs) {
        var last = inForce();
        if (last == null || !last.coversUntil(lastDay)) {
            return Optional.empty();
        }
        return signed.stream()
                .filter(each -> Objects.equals(each.version(), sameWordsAs) && each.hasWordsOf(last) && each.coversUntil(lastDay))
                .findFirst()
                .or(() -> Optional.of(last));
    }

    /** The signature over the latest version, if there is one. */
    public @Nullable SignedCommitment signedLatest() {
        var last = inForce();
        return last != null && last.version() == latest.version() ? last : null;
    }

    /** A text that somebody may have read: the latest, the one before it, or one that was signed. */
    public Optional<CanonicalText> textOf(Sha256 sha256) {
        return Stream.concat(Stream.of(latest.text()),
                Stream.concat(Stream.ofNullable(latest.before()), signed.stream().map(SignedCommitment::text)))
                .filter(text -> text.sha256().equals(sha256))
                .findFirst();
    }

    /** Under which name the holder of a link cleared or said something last, as far as that is still beside a clause. */
    public Optional<String> nameUsedBy(Signatory holder) {
        return Stream.concat(cleared.stream().map(each -> new Deed(Act.CLEARED, each.by(), each.at())),
                lane.notes().stream().flatMap(HostCommitment::deeds))
                .filter(deed -> deed.by().id().equals(holder.id()))
                .max(Comparator.comparing(Deed::at))
                .map(deed -> deed.by().name());
    }

    private static Stream<Deed> deeds(ClauseNotes notes) {
        return Stream.concat(notes.comments().stream().map(each -> new Deed(Act.COMMENTED, each.by(), each.at())),
                Stream.ofNullable(notes.proposal()).map(each -> new Deed(Act.WORDING_PROPOSED, each.by(), each.at())));
    }

    /** Whether the clause is standard, negotiated, or under discussion. */
    public Clause.Status status(Clause clause) {
        return lane.on(clause.clauseId()).open() ? Clause.Status.OPEN : clause.status();
    }

    /** Whether the host's lawyers have cleared the clause as it stands. */
    public boolean isCleared(Clause clause) {
        return !lane.on(clause.clauseId()).open() && cleared.stream().anyMatch(each -> each.covers(clause));
    }

    /** What was cleared last of a clause. */
    public Optional<ClearedClause> clearedLast(String clauseId) {
        return cleared.stream().filter(each -> each.clauseId().equals(clauseId)).findFirst();
    }

    /** What changed in a clause since it was cleared last; empty where it is cleared, or never was. */
    public List<Redline.Segment> redline(Clause clause) {
        return clearedLast(clause.clauseId())
                .filter(last -> !last.covers(clause))
                .map(last -> Redline.between(last.title() + "\n" + last.text(), clause.title() + "\n" + clause.text()))
                .orElse(List.of());
    }

    /** What the latest version's state allows, whoever asks. */
    public Set<CommitmentCommand> allowed() {
        var allowed = EnumSet.allOf(CommitmentCommand.class);
        allowed.removeIf(command -> command == CommitmentCommand.TERMINATE ? runsUntil == null : !latest.state().allows(command));
        return allowed;
    }

    private Optional<Clause> clause(String clauseId) {
        return latest.clauses().stream().filter(each -> each.clauseId().equals(clauseId)).findFirst();
    }

    private boolean isRenewable(LocalDate today) {
        var last = signedLatest();
        return last != null && (last.termination() != null || !last.validUntil().isAfter(today.plus(RENEWAL)));
    }

    /** The next version; it is cleared at once where lawyers have read every clause of it before. */
    private HostCommitment reworded(Organisation host, Origin origin, List<Clause> clauses, CommitmentState state, LegalLane notes) {
        var number = latest.version() + 1;
        var next = new CommitmentVersion(number, state, clauses, CommitmentText.of(host, number, origin, clauses), origin,
                latest.text());
        return with(next, notes).clearedIfAllClausesAre();
    }

    private HostCommitment clearedIfAllClausesAre() {
        return latest.clauses().stream().allMatch(this::isCleared) ? with(latest.in(CommitmentState.CLEARED), lane) : this;
    }

    private Decision<HostCommitment> clearing(Predicate<Clause> which, Signatory by, Instant now) {
        if (!latest.state().allows(CommitmentCommand.CLEAR)) {
            return Decision.conflict(notAllowed(CommitmentCommand.CLEAR));
        }
        var clauses = latest.clauses().stream().filter(clause -> which.test(clause) && !isCleared(clause)).toList();
        var next = this;
        for (var clause : clauses) {
            next = next.clearing(clause, by, now);
        }
        return becoming(clauses.isEmpty()
                ? next.clearedIfAllClausesAre()
                : next.clearedIfAllClausesAre()
                        .with(logged(now, Act.CLEARED, by, latest.text().sha256(), String.join(" ", ids(clauses)))));
    }

    /** Tells for whom there is something to do now that was not there before. */
    private Decision<HostCommitment> becoming(HostCommitment next) {
        var version = next.latest.version();
        return next.latest.state() == latest.state() && version == latest.version()
                ? Decision.accepted(next)
                : switch (next.latest.state()) {
                    case DRAFT -> Decision.accepted(next, new HostCommitmentDrafted(hostOrganisationId, version));
                    case IN_LEGAL_REVIEW -> latest.state() == CommitmentState.IN_LEGAL_REVIEW
                            ? Decision.accepted(next)
                            : Decision.accepted(next, new HostCommitmentHandedToLegal(hostOrganisationId, version));
                    case CLEARED -> Decision.accepted(next, new HostCommitmentCleared(hostOrganisationId, version));
                    case SIGNED, EXPIRED, TERMINATED -> Decision.accepted(next);
                };
    }

    private HostCommitment clearing(Clause clause, Signatory by, Instant now) {
        var last = clearedLast(clause.clauseId());
        var added = last.map(each -> each.then(clause, latest.version(), by, now))
                .orElseGet(() -> ClearedClause.first(clause, latest.version(), by, now));
        var others = cleared.stream().filter(each -> !each.clauseId().equals(clause.clauseId()));
        return new HostCommitment(hostOrganisationId, latest, lane, Stream.concat(others, Stream.of(added)).toList(), signed, runsUntil,
                log);
    }

    /** What somebody does in the legal lane, as it goes into the log. */
    private record Deed(Act act, Signatory by, Instant at) {}

    private Decision<HostCommitment> noting(String clauseId, Deed deed, Function<ClauseNotes, Decision<ClauseNotes>> change) {
        if (clause(clauseId).isEmpty()) {
            return Decision.conflict(unknown());
        }
        if (!latest.state().allows(CommitmentCommand.DISCUSS)) {
            return Decision.conflict(notAllowed(CommitmentCommand.DISCUSS));
        }
        return switch (change.apply(lane.on(clauseId))) {
            case Decision.Accepted<ClauseNotes> accepted -> becoming(
                    with(latest, lane.noting(clauseId, _ -> accepted.state())).clearedIfAllClausesAre()
                            .with(logged(deed.at(), deed.act(), deed.by(), latest.text().sha256(), clauseId)));
            case Decision.Refused<ClauseNotes>(var kind, var reasons) -> new Decision.Refused<>(kind, reasons);
        };
    }

    private HostCommitment ended(SignedCommitment last, CommitmentState state, AgreementLog logged) {
        var earlier = signed.subList(0, signed.size() - 1);
        return new HostCommitment(hostOrganisationId, signedLatest() == null ? latest : latest.in(state), lane, cleared,
                Stream.concat(earlier.stream(), Stream.of(last)).toList(), null, logged);
    }

    private HostCommitment with(CommitmentVersion version, LegalLane notes) {
        return new HostCommitment(hostOrganisationId, version, notes, cleared, signed, runsUntil, log);
    }

    private HostCommitment with(AgreementLog longer) {
        return new HostCommitment(hostOrganisationId, latest, lane, cleared, signed, runsUntil, longer);
    }

    /** A document of a text that was signed was made. */
    public Decision<HostCommitment> sealed(Instant at, Sha256 text, Sha256 file) {
        var logged = log.sealed(at, text, file);
        return logged.equals(log) ? Decision.unchanged(this) : Decision.accepted(with(logged));
    }

    private AgreementLog logged(Instant at, Act act, Signatory by, Sha256 text, @Nullable String detail) {
        return log.usingLink(at, by, text).append(at, act, by.id(), by.how().name(), hostOrganisationId.value(), text, detail);
    }

    private static List<String> ids(List<Clause> clauses) {
        return clauses.stream().map(Clause::clauseId).toList();
    }

    private Reason notAllowed(CommitmentCommand command) {
        var code = "COMMITMENT_" + latest.state();
        return switch (command) {
            case SIGN -> new Reason(code, "state", null, latest.state().name(), CommitmentState.CLEARED.name(),
                    "Version " + latest.version() + " is not cleared. " + CLEAR_FIRST);
            case DRAFT, REVIEW, DISCUSS, CLEAR, TERMINATE -> new Reason(code, "state", null, latest.state().name(),
                    CommitmentState.DRAFT.name(), "Version " + latest.version() + " is past this step.");
        };
    }

    private static Reason unknown() {
        return new Reason("UNKNOWN_CLAUSE", "clauseId", null, null, null, "The latest version has no such clause.");
    }

    private static Reason open(Clause clause) {
        return new Reason("CLAUSE_OPEN", "clauses." + clause.clauseId(), null, Clause.Status.OPEN.name(), null,
                "The clause \"" + clause.title() + "\" is under discussion. Accept or reject what is proposed, or clear it by itself.");
    }

    private static Reason stale(Sha256 found, Sha256 current) {
        return new Reason("STALE_TEXT", "textSha256", null, found.hex(), current.hex(),
                "The signature is over another text than the current one. Read the host commitment again, then sign it.");
    }
}
