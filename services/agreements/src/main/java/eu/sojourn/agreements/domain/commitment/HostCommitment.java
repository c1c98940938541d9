package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standing part of the Commitment to Quality of one host. Its latest version goes from draft through the host's legal department to a
 * signature; the version signed last stays in force while a later one is on its way.
 */
public record HostCommitment(OrganisationId hostOrganisationId, CommitmentVersion latest, List<SignedCommitment> signed) {
    /** How long before its last day a signed version may be drafted again as it is. */
    private static final Period RENEWAL = Period.ofYears(1);
    private static final String CLEAR_FIRST = "The host's legal department clears a draft before it is signed.";

    public HostCommitment {
        signed = List.copyOf(signed);
    }

    /** The first version for a host. */
    public static Decision<HostCommitment> draft(Organisation host, List<Clause> clauses) {
        return Decision.accepted(new HostCommitment(host.organisationId(), version(host, 1, clauses), List.of()));
    }

    /**
     * Another wording is a new draft, to be cleared and signed again. The same wording changes nothing, unless it is signed and has expired or
     * ends within a year: then it is drafted again to be renewed.
     */
    public Decision<HostCommitment> redraft(Organisation host, List<Clause> clauses, LocalDate today) {
        return clauses.equals(latest.clauses()) && !isRenewable(today)
                ? Decision.unchanged(this)
                : Decision.accepted(new HostCommitment(hostOrganisationId, version(host, latest.version() + 1, clauses), signed));
    }

    /** Hands the draft to the host's legal department. */
    public Decision<HostCommitment> submitForReview() {
        return move(CommitmentCommand.REVIEW, CommitmentState.IN_LEGAL_REVIEW);
    }

    /** The host's legal department has nothing against the text as it stands. */
    public Decision<HostCommitment> clear() {
        return move(CommitmentCommand.CLEAR, CommitmentState.CLEARED);
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
        return Decision.accepted(new HostCommitment(hostOrganisationId, latest.in(CommitmentState.SIGNED), with(version)),
                new HostCommitmentSigned(hostOrganisationId, latest.version(), current, signedOn));
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

    /** What the latest version's state allows, whoever asks. */
    public Set<CommitmentCommand> allowed() {
        var allowed = EnumSet.allOf(CommitmentCommand.class);
        allowed.removeIf(command -> !latest.state().allows(command));
        return allowed;
    }

    private List<SignedCommitment> with(SignedCommitment version) {
        return Stream.concat(signed.stream(), Stream.of(version)).toList();
    }

    private boolean isRenewable(LocalDate today) {
        var signed = signedLatest();
        return signed != null && !signed.validUntil().isAfter(today.plus(RENEWAL));
    }

    private Decision<HostCommitment> move(CommitmentCommand command, CommitmentState next) {
        if (latest.state() == next) {
            return Decision.unchanged(this);
        }
        return latest.state().allows(command)
                ? Decision.accepted(new HostCommitment(hostOrganisationId, latest.in(next), signed))
                : Decision.conflict(notAllowed(command));
    }

    private Reason notAllowed(CommitmentCommand command) {
        var code = "COMMITMENT_" + latest.state();
        return switch (command) {
            case SIGN -> new Reason(code, "state", null, latest.state().name(), CommitmentState.CLEARED.name(),
                    "Version " + latest.version() + " is not cleared. " + CLEAR_FIRST);
            case DRAFT, REVIEW, CLEAR -> new Reason(code, "state", null, latest.state().name(), CommitmentState.DRAFT.name(),
                    "Version " + latest.version() + " is past this step.");
        };
    }

    private static Reason stale(Sha256 found, Sha256 current) {
        return new Reason("STALE_TEXT", "textSha256", null, found.hex(), current.hex(),
                "The signature is over another text than the current one. Read the host commitment again, then sign it.");
    }

    private static CommitmentVersion version(Organisation host, int version, List<Clause> clauses) {
        return new CommitmentVersion(version, CommitmentState.DRAFT, clauses, CommitmentText.of(host, version, clauses));
    }
}
