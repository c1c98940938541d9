package eu.sojourn.kpis.domain.indicator;

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
            Attribute.FORMAT, Dimension.FORMAT,
            Attribute.MODE, Dimension.MODE);

    private Classification() {}

    /** The dimensions of a fact as far as they are known; the partnership is the one that gets the KPI. */
    public static SortedMap<Dimension, String> of(Fact fact) {
        var dimensions = new TreeMap<Dimension, String>();
        DIMENSIONS.forEach((attribute, dimension) -> fact.attribute(attribute).ifPresent(value -> dimensions.put(dimension, value)));
        fact.partnership().ifPresent(partnership -> dimensions.put(Dimension.PARTNERSHIP, partnership));
        return dimensions;
    }

    /** The milestones whose events state dimensions of such facts. No other event may state any. */
    public static Set<Milestone> statedBy(FactKind kind) {
        return switch (kind) {
            case VISIT -> Set.of(Milestone.VISIT_SUBMITTED, Milestone.VISIT_APPROVED);
            case XCHANGE -> Set.of(Milestone.XCHANGE_OPENED, Milestone.XCHANGE_CHANGED);
        };
    }
}
