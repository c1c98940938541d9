package eu.sojourn.kpis.application.board;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures.Change;

/** What is to be shown to one who watches: figures as a whole, or what changed. All who have seen the same are shown the same object. */
public final class Shown {

    private final @Nullable Figures whole;
    private final List<Change> changes;
    private volatile byte @Nullable [] written;

    private Shown(@Nullable Figures whole, List<Change> changes) {
        this.whole = whole;
        this.changes = changes;
    }

    static Shown whole(Figures figures) {
        return new Shown(figures, List.of());
    }

    static Shown changes(List<Change> changes) {
        return new Shown(null, List.copyOf(changes));
    }

    /** The figures that have to be shown as a whole; {@code null} when only changes have. */
    public @Nullable Figures whole() {
        return whole;
    }

    public List<Change> changes() {
        return changes;
    }

    boolean isNothing() {
        return whole == null && changes.isEmpty();
    }

    /** What one has seen who was shown this. */
    public Bookmark bookmark() {
        return whole == null ? changes.getLast().bookmark() : whole.bookmark();
    }

    /** As it goes to the watchers; made once however many there are. Not to be changed. */
    public byte[] written(Function<Shown, byte[]> writing) {
        var bytes = written;
        if (bytes == null) {
            bytes = writing.apply(this);
            written = bytes;
        }
        return bytes;
    }
}
