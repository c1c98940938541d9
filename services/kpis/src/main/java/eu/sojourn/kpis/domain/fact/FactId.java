package eu.sojourn.kpis.domain.fact;

/** Names one fact: the visit or the Xchange that it is about. Its text form is {@code visit:<visitId>} or {@code xchange:<xchangeId>}. */
public record FactId(FactKind kind, String subject) implements Comparable<FactId> {

    public FactId {
        if (subject.isBlank() || subject.indexOf(':') >= 0) {
            throw new IllegalArgumentException("not the id of a fact: " + subject);
        }
    }

    public static FactId visit(String visitId) {
        return new FactId(FactKind.VISIT, visitId);
    }

    public static FactId xchange(String xchangeId) {
        return new FactId(FactKind.XCHANGE, xchangeId);
    }

    /** @throws IllegalArgumentException when the text is not what {@link #toString()} writes */
    public static FactId parse(String text) {
        for (var kind : FactKind.values()) {
            if (text.startsWith(kind.word() + ":")) {
                return new FactId(kind, text.substring(kind.word().length() + 1));
            }
        }
        throw new IllegalArgumentException("not the id of a fact: " + text);
    }

    @Override
    public int compareTo(FactId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.word() + ":" + subject;
    }
}
