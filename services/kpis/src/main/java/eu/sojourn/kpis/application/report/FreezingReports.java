package eu.sojourn.kpis.application.report;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.files.FileContents;
import eu.sojourn.kpis.application.report.MakingReports.Wanted;
import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.ReportChecks;
import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.kpis.domain.report.Snapshot;
import eu.sojourn.kpis.domain.report.Snapshot.FrozenFile;
import eu.sojourn.messaging.store.Stored;

/**
 * Freezes reports, and gives out what was frozen. The files are written first, in parts that are named after their content, and count once the
 * snapshot names them: that is one write, so nobody sees half of one.
 */
@Service
public class FreezingReports {

    private static final Logger log = LoggerFactory.getLogger(FreezingReports.class);
    private static final int PART = FileContents.LARGEST / 2;

    private final AwaitingFigures awaiting;
    private final MakingReports making;
    private final ReportTemplates templates;
    private final ReportFiles files;
    private final Snapshots snapshots;
    private final FileContents contents;
    private final ReportsInTurn turns;
    private final Clock clock;

    FreezingReports(AwaitingFigures awaiting, MakingReports making, ReportTemplates templates, ReportFiles files, Snapshots snapshots,
            FileContents contents, ReportsInTurn turns, Clock clock) {
        this.awaiting = awaiting;
        this.making = making;
        this.templates = templates;
        this.files = files;
        this.snapshots = snapshots;
        this.contents = contents;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * Freezes a report of what the live board shows, once that has everything that has happened by now.
     *
     * @param snapshotId the same for a repeated command
     * @param personId who freezes it
     * @throws eu.sojourn.service.problem.Refusal when not everything is counted after a while, or the facts are not those of the board
     */
    public Stored<Snapshot> freeze(String programmeId, String snapshotId, Wanted wanted, @Nullable String note, String personId) {
        var before = snapshots.frozenBefore(snapshotId);
        if (before.isPresent()) {
            return before.get();
        }
        awaiting.awaitEverything();
        return making.reconciled(programmeId, wanted, report -> freeze(snapshotId, report, wanted, note, personId));
    }

    private Stored<Snapshot> freeze(String snapshotId, Report report, Wanted wanted, @Nullable String note, String personId) {
        var programmeId = report.scope().programmeId();
        var check = ReportChecks.check(report, templates.get(wanted.templateId()));
        var frozenAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var edition = new Edition(snapshotId, frozenAt, note, files.numbersOf(programmeId, snapshotId));
        var frozen = new ArrayList<FrozenFile>();
        for (var format : ReportFormat.values()) {
            frozen.add(keep(snapshotId, format, ReportFiles.name(report, edition, format), files.write(edition, report, format)));
        }
        var stored = snapshots.freeze(snapshotId,
                new Snapshot(programmeId, report.template().id(), report.template().version(), report.template().name(),
                        report.scope().from(), report.scope().to(), report.scope().filters(), note, frozenAt.toString(), personId,
                        report.basis().asOf(), report.basis().position(), report.basis().generation(), report.dictionaryVersion(),
                        List.copyOf(report.ruleSetVersions()), (int) report.numbers().count(), report.facts().size(), check.rules(),
                        check.findings(), frozen));
        stored.state().files().stream().flatMap(file -> file.parts().stream()).forEach(part -> contents.settle(part, true));
        if (!check.findings().isEmpty()) {
            log.error("The figures of snapshot {} contradict each other: {}", snapshotId, check.findings());
        }
        return stored;
    }

    private FrozenFile keep(String snapshotId, ReportFormat format, String name, byte[] content) {
        var sha256 = sha256(content);
        var parts = new ArrayList<String>();
        for (var from = 0; from < content.length || from == 0; from += PART) {
            var part = snapshotId + "/" + sha256 + "/" + parts.size();
            contents.keep(part, snapshotId, Arrays.copyOfRange(content, from, Math.min(content.length, from + PART)), clock.instant());
            parts.add(part);
        }
        return new FrozenFile(format, name, content.length, sha256, parts);
    }

    /**
     * A frozen file, byte for byte.
     *
     * @throws DamagedSnapshot when what is kept is not what was frozen
     */
    public byte[] read(String snapshotId, FrozenFile file) {
        var bytes = new ByteArrayOutputStream((int) file.size());
        for (var part : file.parts()) {
            bytes.writeBytes(contents.read(part)
                    .orElseThrow(() -> damaged(snapshotId, file, "a part of it is missing")));
        }
        var content = bytes.toByteArray();
        var sha256 = sha256(content);
        if (!sha256.equals(file.sha256())) {
            throw damaged(snapshotId, file, "its SHA-256 is " + sha256 + " and was " + file.sha256() + " when it was frozen");
        }
        return content;
    }

    private static DamagedSnapshot damaged(String snapshotId, FrozenFile file, String how) {
        var damaged = new DamagedSnapshot("The file " + file.name() + " of snapshot " + snapshotId + " is not what was frozen: " + how
                + ". It is not given out; restore it from a backup.");
        log.error("{}", damaged.getMessage());
        return damaged;
    }

    /**
     * What was frozen, as it can be looked at.
     *
     * @param use takes of it what is needed; no report is made or looked at meanwhile
     * @throws TooManyReports when others take too long
     */
    public <T> T look(Stored<Snapshot> snapshot, Function<ReportFile, T> use) {
        return turns.take(() -> use.apply(file(snapshot)));
    }

    /** As the other, of two. */
    <T> T look(Stored<Snapshot> one, Stored<Snapshot> other, BiFunction<Report, Report, T> use) {
        return turns.take(() -> use.apply(file(one).report(), file(other).report()));
    }

    private ReportFile file(Stored<Snapshot> snapshot) {
        return files.read(read(snapshot.id(), snapshot.state().file(ReportFormat.JSON)));
    }

    /** Throws away what was written for snapshots that never came to be. */
    @Scheduled(fixedDelayString = "${sojourn.kpis.reports.reap-every}")
    public void reap() {
        contents.unsettledSince(clock.instant().minus(FileContents.LONG))
                .forEach(left -> contents.settle(left.fileId(), snapshots.find(left.owner())
                        .stream()
                        .flatMap(stored -> stored.state().files().stream())
                        .anyMatch(file -> file.parts().contains(left.fileId()))));
    }

    /** In hexadecimal. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
