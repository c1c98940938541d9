package eu.sojourn.agreements.domain.log;

import eu.sojourn.agreements.domain.Authentication;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All acts upon one agreement, in order. It can only grow; each entry holds the hash of the one before, so what once stood in it cannot be
 * changed, left out or moved without changing every hash after it. One with a broken chain does not exist.
 */
public record AgreementLog(List<LogEntry> entries) {
    public static final AgreementLog EMPTY = new AgreementLog(List.of());
    private static final String PLATFORM = "PLATFORM";

    public AgreementLog {
        entries = List.copyOf(entries);
        var previous = LogEntry.NONE;
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.number() != i + 1 || !entry.previous().equals(previous)) {
                throw new IllegalArgumentException("the chain of the log is broken at entry " + (i + 1));
            }
            previous = entry.sha256();
        }
    }

    /** This log with one entry more; the parameters are those of {@link LogEntry}. */
    public AgreementLog append(Instant at, Act act, String by, String how, @Nullable String party, @Nullable Sha256 text,
            @Nullable String detail) {
        var longer = new ArrayList<>(entries);
        longer.add(new LogEntry(entries.size() + 1, at, act, by, how, party, text, detail, head()));
        return new AgreementLog(longer);
    }

    /** This log with the entry that something about that text is done by a link; the same log where who does it is signed in. */
    public AgreementLog usingLink(Instant at, Signatory by, Sha256 text) {
        return by.how() == Authentication.LINK
                ? append(at, Act.LINK_USED, by.id(), by.how().name(), null, text, by.useOfLink())
                : this;
    }

    /** How the link came to its holder by which that signature was made; empty where the signer was signed in. */
    public Optional<String> linkOf(Signature signature) {
        return of(Act.LINK_USED).stream()
                .filter(entry -> entry.by().equals(signature.by().id()) && entry.at().equals(signature.signedAt()))
                .map(LogEntry::detail)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The hash of the last entry; it stands for the whole log. */
    public Sha256 head() {
        return entries.isEmpty() ? LogEntry.NONE : entries.getLast().sha256();
    }

    /** The last entry about such an act. */
    public Optional<LogEntry> last(Act act) {
        return entries.reversed().stream().filter(entry -> entry.act() == act).findFirst();
    }

    /** This log with the entry that a document of it was made and sealed; the same log if that stands in it already. */
    public AgreementLog sealed(Instant at, Sha256 text, Sha256 file) {
        return hasSealOf(file)
                ? this
                : append(at, Act.SEALED, LogEntry.PLATFORM, PLATFORM, null, text, file.hex());
    }

    public boolean hasSealOf(Sha256 file) {
        return seals().stream().anyMatch(entry -> file.hex().equals(entry.detail()));
    }

    /** The entries about documents, the one made last at the end. */
    public List<LogEntry> seals() {
        return of(Act.SEALED);
    }

    public List<LogEntry> of(Act act) {
        return entries.stream().filter(entry -> entry.act() == act).toList();
    }

    /** The log as it was when it had that many entries. */
    public AgreementLog upTo(int number) {
        return new AgreementLog(entries.subList(0, number));
    }

    /** The log as a file: for each entry a line with its hash, a space and its canonical JSON. */
    public String exported() {
        var lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.sha256().hex()).append(' ').append(entry.line()).append('\n'));
        return lines.toString();
    }
}
