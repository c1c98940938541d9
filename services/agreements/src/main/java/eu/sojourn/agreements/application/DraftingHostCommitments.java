package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.LibraryVersion;
import eu.sojourn.agreements.domain.commitment.Origin;
import eu.sojourn.agreements.domain.commitment.StandardClauses;
import eu.sojourn.agreements.domain.commitment.Variable;
import eu.sojourn.agreements.domain.commitment.Wording;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import eu.sojourn.service.security.Actor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host or a coordinator drafts the host's commitment, from a programme's clause library and what was negotiated. */
@Service
public class DraftingHostCommitments {
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    private final HostCommitments commitments;
    private final ClauseLibraries libraries;
    private final Organisations organisations;
    private final KnownNames names;
    private final HostCommitmentSettings settings;
    private final HostAccess access;
    private final Clock clock;

    DraftingHostCommitments(HostCommitments commitments, ClauseLibraries libraries, Organisations organisations, KnownNames names,
            HostCommitmentSettings settings, HostAccess access, Clock clock) {
        this.commitments = commitments;
        this.libraries = libraries;
        this.organisations = organisations;
        this.names = names;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What to draft from. What is not said stays as the latest version has it; the first one comes from the clauses that ship, in English.
     *
     * @param programmeId whose clause library to draft from: one that is known, and that the caller coordinates unless it is the host
     * @param language    of the clauses
     * @param negotiated  clauses of this host, put into or added to the standard ones
     */
    public record Wish(@Nullable ProgrammeId programmeId, @Nullable String language, @Nullable List<Clause> negotiated) {
        public Wish {
            if (language != null) {
                Wording.checkLanguage(language);
            }
            negotiated = negotiated == null ? null : List.copyOf(negotiated);
        }
    }

    /**
     * Drafts a version; clauses that stand in the latest version already change nothing, unless that one is signed and has to be renewed within
     * a year.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     */
    public Stored<HostCommitment> draft(Actor actor, OrganisationId hostId, Wish wish, @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, hostId), "Only the host and its coordinators draft its commitment.");
        var host = organisations.find(hostId).orElseThrow(() -> new NotFound("organisation", hostId.value()));
        if (commitments.find(hostId).isPresent()) {
            return redraft(actor, host, wish, expectedVersion);
        }
        if (expectedVersion != null) {
            throw new StaleVersion(expectedVersion, 0);
        }
        try {
            var origin = origin(actor, hostId, wish, Origin.SHIPPED);
            return commitments.create(hostId, HostCommitment.draft(host, origin,
                    clauses(host, origin, Objects.requireNonNullElse(wish.negotiated(), List.of()))));
        } catch (Refusal somebodyElseWasFirst) {
            return redraft(actor, host, wish, null);
        }
    }

    private Stored<HostCommitment> redraft(Actor actor, Organisation host, Wish wish, @Nullable Long expectedVersion) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return commitments.update(host.organisationId(), expectedVersion, commitment -> {
            var latest = commitment.latest();
            var origin = origin(actor, host.organisationId(), wish, latest.origin());
            var negotiated = wish.negotiated() == null && isOfSameLibrary(origin, latest.origin())
                    ? latest.clauses().stream().filter(clause -> clause.status() == Clause.Status.NEGOTIATED).toList()
                    : Objects.requireNonNullElse(wish.negotiated(), List.<Clause>of());
            return commitment.redraft(host, origin, clauses(host, origin, negotiated), today);
        });
    }

    private static boolean isOfSameLibrary(Origin one, Origin other) {
        return Objects.equals(one.programmeId(), other.programmeId()) && one.language().equals(other.language());
    }

    private Origin origin(Actor actor, OrganisationId host, Wish wish, Origin before) {
        var programmeId = wish.programmeId() == null ? before.programmeId() : wish.programmeId();
        if (programmeId != null && !programmeId.equals(before.programmeId())) {
            checkMayDraftFrom(actor, host, programmeId);
        }
        return new Origin(programmeId, programmeId == null ? null : names.of(programmeId), library(programmeId).version(),
                Objects.requireNonNullElse(wish.language(), before.language()));
    }

    /** The draft shows the programme's clauses and names it, so neither a stranger's nor one that nobody has heard of. */
    private void checkMayDraftFrom(Actor actor, OrganisationId host, ProgrammeId programmeId) {
        if (names.of(programmeId) == null) {
            throw new InvalidValue("programmeId", "must be that of a programme that has been published");
        }
        Actor.require(access.mayDraftFrom(actor, host, programmeId),
                "Only the host and the programme's coordinators draft from its clause library.");
    }

    private LibraryVersion library(@Nullable ProgrammeId programmeId) {
        return programmeId == null
                ? StandardClauses.library()
                : libraries.find(programmeId).map(stored -> stored.state().latest()).orElseGet(StandardClauses::library);
    }

    private List<Clause> clauses(Organisation host, Origin origin, List<Clause> negotiated) {
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        values.put(Variable.HOST_NAME, host.name());
        values.put(Variable.HOST_ID, host.organisationId().value());
        values.put(Variable.VALIDITY_YEARS, years());
        var programmeId = origin.programmeId();
        if (programmeId != null) {
            values.put(Variable.PROGRAMME_ID, programmeId.value());
            Optional.ofNullable(origin.programmeName()).ifPresent(name -> values.put(Variable.PROGRAMME_NAME, name));
        }
        return library(programmeId).drafted(origin.language(), values, negotiated);
    }

    private String years() {
        return BigDecimal.valueOf(settings.validity().toTotalMonths())
                .divide(MONTHS_OF_A_YEAR, 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
