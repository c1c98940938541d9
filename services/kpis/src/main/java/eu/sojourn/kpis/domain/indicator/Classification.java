package eu.sojourn.kpis.domain.indicator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;

/** By what each fact can be filtered and broken down, whatever the indicator. */
public final class Classification {

    private static final Map<Attribute, Dimension> DIMENSIONS = Map.of(
            Attribute.VISITING_COUNTRY, Dimension.VISITING_COUNTRY,
            Attribute.HOST_COUNTRY, Dimension.HOST_COUNTRY,
            Attribute.HOST_ORGANISATION, Dimension.HOST,
            Attribute.ORGANISATION_TYPE, Dimension.ORGANISATION_TYPE,
            Attribute.SME_CLASS, Dimension.SME_CLASS,
            Attribute.SECTORS, Dimension.SECTOR,
            Attribute.PURPOSES, Dimension.PURPOSE,
            Attribute.FORMAT, Dimension.FORMAT,
            Attribute.MODE, Dimension.MODE);
    private static final Set<Attribute> KNOWN = EnumSet.of(Attribute.XCHANGE, Attribute.PROGRAMME, Attribute.VISITING_ORGANISATION,
            Attribute.VISITING_PARTNERSHIP, Attribute.HOST_ORGANISATION, Attribute.HOST_PARTNERSHIP, Attribute.VISITING_COUNTRY,
            Attribute.HOST_COUNTRY, Attribute.ORGANISATION_TYPE, Attribute.SME_CLASS, Attribute.FORMAT, Attribute.MODE);

    private Classification() {}

    /**
     * An attribute that only the milestones that state dimensions can change, so that formulas may use it and read nothing more.
     *
     * @throws IllegalArgumentException when it is no such attribute
     */
    public static Attribute known(String word) {
        return KNOWN.stream()
                .filter(attribute -> attribute.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no attribute by which facts are classified: '" + word + "'"));
    }

    /** The dimensions of a fact as far as they are known; the partnership is the one that gets the KPI. */
    public static SortedMap<Dimension, String> of(Fact fact) {
        var dimensions = new TreeMap<Dimension, String>();
        DIMENSIONS.forEach((attribute, dimension) -> fact.attribute(attribute).ifPresent(value -> dimensions.put(dimension, value)));
        fact.partnership().ifPresent(partnership -> dimensions.put(Dimension.PARTNERSHIP, partnership));
        return dimensions;
    }

    /** The milestones whose events state dimensions of such facts. No other event may state any. */
    public static Set<Milestone> statedBy(FactKind kind) {
        return kind.placedBy();
    }
}
