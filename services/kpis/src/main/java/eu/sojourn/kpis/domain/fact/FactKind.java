package eu.sojourn.kpis.domain.fact;

/** What a fact is about. */
public enum FactKind {
    XCHANGE, VISIT;

    /** The word used in ids and on the wire. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
