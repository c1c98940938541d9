package eu.sojourn.agreements.application;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Composition;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one text of an agreement in another, line by line.
 *
 * @param lines that were removed and added, in the order of the text
 */
public record Difference(int fromVersion, Sha256 fromSha256, List<Line> lines) {
    private static final int MOST_REASONS = 100;

    public Difference {
        lines = List.copyOf(lines);
    }

    /** What happened to a line. */
    public enum Change {
        REMOVED, ADDED
    }

    /** A line that only one of the texts has. */
    public record Line(Change change, String text) {
        private Reason reason() {
            return switch (change) {
                case REMOVED ->
                    new Reason("LINE_REMOVED", "textSha256", null, text, null, "A line of the text that was shown is not in it now.");
                case ADDED -> new Reason("LINE_ADDED", "textSha256", null, null, text, "A line is in it now that was not shown.");
            };
        }
    }

    static Difference between(Composition from, Composition to) {
        return new Difference(from.version(), from.text().sha256(), between(from.text(), to.text()).toList());
    }

    /** The decision; where it refuses because another text was shown, with a reason more for each line that is not what was shown. */
    static Decision<Annex> explained(Decision<Annex> decision, Sha256 shown, Annex before, Annex current) {
        var now = current.composition();
        if (decision instanceof Decision.Refused<Annex>(var kind, var reasons) && now != null && !now.text().sha256().equals(shown)) {
            return new Decision.Refused<>(kind, explained(reasons, before.textOf(shown).map(Composition::text), now.text()));
        }
        return decision;
    }

    /** As the other, for the commitment of a host. */
    static Decision<HostCommitment> explained(Decision<HostCommitment> decision, Sha256 shown, HostCommitment current) {
        var now = current.latest().text();
        return decision instanceof Decision.Refused<HostCommitment>(var kind, var reasons) && !now.sha256().equals(shown)
                ? new Decision.Refused<>(kind, explained(reasons, current.textOf(shown), now))
                : decision;
    }

    private static List<Reason> explained(List<Reason> reasons, Optional<CanonicalText> shown, CanonicalText now) {
        var lines = shown.stream().flatMap(text -> between(text, now));
        return Stream.concat(reasons.stream(), lines.limit(MOST_REASONS).map(Line::reason)).toList();
    }

    private static Stream<Line> between(CanonicalText from, CanonicalText to) {
        return DiffUtils.diff(from.value().lines().toList(), to.value().lines().toList()).getDeltas().stream().flatMap(Difference::changes);
    }

    private static Stream<Line> changes(AbstractDelta<String> delta) {
        return Stream.concat(delta.getSource().getLines().stream().map(line -> new Line(Change.REMOVED, line)),
                delta.getTarget().getLines().stream().map(line -> new Line(Change.ADDED, line)));
    }
}
