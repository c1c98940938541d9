package eu.sojourn.kpis.domain.fact;

import java.util.Comparator;

/** The place of an attribute in a fact: each source aggregate speaks for itself, because only its own sequence orders what it says. */
public record AttributeKey(Attribute attribute, String aggregate) implements Comparable<AttributeKey> {

    private static final Comparator<AttributeKey> ORDER = Comparator.comparing(AttributeKey::attribute)
            .thenComparing(AttributeKey::aggregate);

    @Override
    public int compareTo(AttributeKey other) {
        return ORDER.compare(this, other);
    }
}
