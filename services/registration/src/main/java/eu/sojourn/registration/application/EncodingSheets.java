package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.encoding.Directory;
import eu.sojourn.registration.domain.encoding.Sheet;
import eu.sojourn.registration.domain.encoding.SheetImport;
import eu.sojourn.registration.domain.encoding.SheetImport.Result;
import eu.sojourn.registration.domain.encoding.SheetJudge;
import eu.sojourn.registration.domain.encoding.Template;
import eu.sojourn.registration.domain.encoding.Verdict;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.causation.CommandKey;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.KeyReused;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Encoding many visits to one Xchange from one sheet. Showing what would become of it stores nothing of the visits; applying it does for each
 * row what the ordinary use cases do, and only what was shown.
 */
@Service
public class EncodingSheets {

    private static final Logger log = LoggerFactory.getLogger(EncodingSheets.class);
    /** After so long the rest is left to the next command, so that an answer comes in time. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(5);
    private static final int NOTED_AT_ONCE = 25;

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Programme> programmes;
    private final SubmittingVisits submitting;
    private final RegisteringOrganisations registering;
    private final SheetImports imports;
    private final Today today;
    private final Clock clock;

    EncodingSheets(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Organisation> organisations,
            AggregateStore<Programme> programmes, SubmittingVisits submitting, RegisteringOrganisations registering, SheetImports imports,
            Today today, Clock clock) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.organisations = organisations;
        this.programmes = programmes;
        this.submitting = submitting;
        this.registering = registering;
        this.imports = imports;
        this.today = today;
        this.clock = clock;
    }

    /**
     * A sheet with what would become of its rows now.
     *
     * @param remaining how many of the chosen rows are left to the next command
     */
    public record Shown(SheetImport sheetImport, List<Verdict> verdicts, int remaining) {}

    /**
     * Asked before a file is read.
     *
     * @throws eu.sojourn.service.security.Forbidden if it is not this person's to encode
     */
    public void mayEncode(Actor actor, XchangeId xchangeId) {
        coordinated(actor, xchangeId);
    }

    /** Says what would become of a sheet, and keeps that for a day. */
    public Shown show(Actor actor, XchangeId xchangeId, @Nullable String name, Sheet sheet) {
        var xchange = coordinated(actor, xchangeId);
        refuseReusedKey(xchangeId);
        var verdicts = SheetJudge.judge(sheet, known(xchange));
        var shown = SheetImport.shown(xchangeId, name, sheet, verdicts, clock.instant());
        imports.keep(shown);
        Causation.current().command().ifPresent(command -> imports.remember(shown.importId(), command));
        return new Shown(find(xchangeId, shown.importId()), verdicts, 0);
    }

    /** What would become of a sheet now; rows that would not become what was shown are stale. */
    public Shown get(Actor actor, XchangeId xchangeId, String importId) {
        var xchange = coordinated(actor, xchangeId);
        var kept = find(xchangeId, importId);
        return new Shown(kept, SheetJudge.judge(kept.sheet(), known(xchange)), 0);
    }

    /**
     * Does what was shown, row by row. A row of which something else would become now is not done, and said to be stale. What was done already
     * is not done again, so that the same command goes on where it, or its time, ended.
     *
     * @param rows those to be done; null for all
     */
    public Shown apply(Actor actor, XchangeId xchangeId, String importId, @Nullable Set<Integer> rows) {
        var xchange = coordinated(actor, xchangeId);
        var kept = find(xchangeId, importId);
        var chosen = kept.chosen(rows);
        refuseReusedKey(xchangeId);
        Causation.current().command().ifPresent(command -> imports.remember(importId, command));
        var verdicts = SheetJudge.judge(kept.sheet(), known(xchange));
        var results = new HashMap<Integer, Result>();
        var stale = new HashMap<Integer, String>();
        var remaining = 0;
        var end = clock.instant().plus(AT_A_TIME);
        for (var verdict : verdicts) {
            if (!chosen.contains(verdict.row()) || isDone(kept, verdict)) {
                continue;
            }
            if (verdict.outcome() == Verdict.Outcome.UNCHANGED) {
                results.put(verdict.row(), Result.UNCHANGED);
            } else if (!kept.wasShown(verdict)) {
                results.put(verdict.row(), Result.STALE);
                stale.put(verdict.row(), verdict.gist());
            } else if (verdict.outcome().isAcceptable()) {
                if (clock.instant().isAfter(end)) {
                    remaining++;
                } else {
                    results.put(verdict.row(), done(actor, xchangeId, verdict));
                }
            }
            if (results.size() >= NOTED_AT_ONCE) {
                imports.note(importId, results);
                results.clear();
            }
        }
        imports.note(importId, results);
        imports.showAnew(importId, stale);
        var after = SheetJudge.judge(kept.sheet(), known(xchanges.get(xchangeId.value()).state()));
        return new Shown(find(xchangeId, importId), after, remaining);
    }

    /** The rows of a sheet that were refused or are faulty now. */
    public Shown failures(Actor actor, XchangeId xchangeId, String importId) {
        var shown = get(actor, xchangeId, importId);
        return new Shown(shown.sheetImport(), shown.verdicts().stream().filter(verdict -> verdict.outcome().isFailure()).toList(), 0);
    }

    /** The sheet to fill in for an Xchange. */
    public Template template(Actor actor, XchangeId xchangeId) {
        var xchange = coordinated(actor, xchangeId);
        var rules = programmes.get(xchange.programmeId().value()).state().rulesOn(today.date());
        return Template.of(rules.orElseThrow(() -> new Refusal(Decision.Kind.STATE,
                List.of(Reason.of("NO_RULES", "No rules of the programme are in force yet. Publish them first.")))).rules());
    }

    private void refuseReusedKey(XchangeId xchangeId) {
        var command = Causation.current().command();
        if (command.isPresent() && imports.fingerprints(xchangeId, command.get())
                .stream()
                .anyMatch(
                        fingerprint -> !fingerprint.equals(command.get().fingerprint()))) {
            throw new KeyReused();
        }
    }

    private static boolean isDone(SheetImport kept, Verdict verdict) {
        var result = kept.results().get(verdict.row());
        return result != null && result != Result.STALE && verdict.outcome() == Verdict.Outcome.UNCHANGED;
    }

    private Result done(Actor actor, XchangeId xchangeId, Verdict verdict) {
        try {
            return switch (verdict.outcome()) {
                case CREATE -> {
                    var wishes = Objects.requireNonNull(verdict.wishes());
                    underOwnKey(verdict.row(), () -> submitting.submit(actor, xchangeId, Objects.requireNonNull(verdict.organisationId()),
                            new SubmittingVisits.Wanted(wishes.from().establishment(), wishes.purpose(), wishes.withDisability(),
                                    wishes.waitlist())));
                    yield Result.CREATED;
                }
                case UPDATE -> {
                    var wishes = Objects.requireNonNull(verdict.wishes());
                    visits.ensure(Objects.requireNonNull(verdict.visitId()).value(),
                            visit -> Objects.requireNonNull(visit).correct(wishes));
                    yield Result.UPDATED;
                }
                case REGISTER -> {
                    var id = Objects.requireNonNull(verdict.organisationId());
                    if (organisations.find(id.value()).isEmpty()) {
                        underOwnKey(verdict.row(),
                                () -> registering.register(actor, id, 0L, Objects.requireNonNull(verdict.profile())));
                    }
                    yield Result.REGISTERED;
                }
                case UNCHANGED, REFUSED, FAULTY -> throw new IllegalArgumentException("nothing to do for " + verdict.outcome());
            };
        } catch (Refusal | InvalidValue | StaleVersion changedMeanwhile) {
            log.info("Row {} of a sheet for {} was overtaken: {}", verdict.row(), xchangeId.value(), changedMeanwhile.getMessage());
            return Result.STALE;
        }
    }

    /** One command changes many aggregates here, so that each row has a key of its own, made from the command's. */
    private static void underOwnKey(int row, Supplier<?> work) {
        var cause = Causation.current();
        var key = cause.command().map(command -> new CommandKey(command.key() + "/" + row, command.fingerprint()));
        if (key.isEmpty()) {
            work.get();
        } else {
            cause.withCommandKey(key.get()).<RuntimeException>run(work::get);
        }
    }

    private SheetJudge.Known known(Xchange xchange) {
        var programme = programmes.get(xchange.programmeId().value()).state();
        var host = organisations.get(xchange.hostOrganisationId().value()).state();
        var directory = new Directory(imports.organisations());
        // A draft is nobody's business but its writer's; applying submits it.
        var running = imports.visitsTo(xchange.xchangeId())
                .stream()
                .filter(visit -> !visit.state().endedEarly() && visit.state() != VisitState.DRAFT)
                .collect(Collectors.toMap(visit -> directory.survivor(visit.parties().visitingOrganisationId()), Function.identity(),
                        (one, _) -> one));
        var open = running.values()
                .stream()
                .filter(visit -> visit.state() == VisitState.SUBMITTED && !visit.waitlist() || visit.state().hasPlace())
                .count();
        var allowances = imports
                .allowancesIn(programme.programmeId())
                .stream()
                .collect(Collectors.toMap(VisitAllowance::organisationId, Function.identity()));
        return new SheetJudge.Known(programme, xchange, host, directory, (int) open, running, allowances,
                today.date());
    }

    private SheetImport find(XchangeId xchangeId, String importId) {
        return imports.find(xchangeId, importId, clock.instant()).orElseThrow(() -> new NotFound("Import", importId));
    }

    private Xchange coordinated(Actor actor, XchangeId id) {
        var xchange = xchanges.find(id.value()).map(Stored::state).orElseThrow(() -> new NotFound("Xchange", id.value()));
        Actor.require(actor.coordinates(xchange.programmeId().value()), "Only coordinators of the programme may encode for others.");
        return xchange;
    }
}
