package eu.sojourn.kpis.domain.indicator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;

/** By what each fact can be filtered and broken down, whatever the indicator. */
public final class Classification {

    private static final Map<Attribute, Dimension> DIMENSIONS = Map.ofEntries(
            Map.entry(Attribute.COUNTRY, Dimension.COUNTRY),
            Map.entry(Attribute.VISITING_COUNTRY, Dimension.VISITING_COUNTRY),
            Map.entry(Attribute.HOST_COUNTRY, Dimension.HOST_COUNTRY),
            Map.entry(Attribute.HOST_ORGANISATION, Dimension.HOST),
            Map.entry(Attribute.ORGANISATION_TYPE, Dimension.ORGANISATION_TYPE),
            Map.entry(Attribute.SME_CLASS, Dimension.SME_CLASS),
            Map.entry(Attribute.SECTORS, Dimension.SECTOR),
            Map.entry(Attribute.PURPOSES, Dimension.PURPOSE),
            Map.entry(Attribute.FORMAT, Dimension.FORMAT),
            Map.entry(Attribute.MODE, Dimension.MODE),
            Map.entry(Attribute.WAVE, Dimension.WAVE),
            Map.entry(Attribute.SEGMENT, Dimension.SEGMENT),
            Map.entry(Attribute.KIND, Dimension.KIND),
            Map.entry(Attribute.TYPE, Dimension.TYPE),
            Map.entry(Attribute.LEAD, Dimension.LEAD));
    /** Beside those, what only the same milestones tell. */
    private static final Set<Attribute> KNOWN = EnumSet.of(Attribute.XCHANGE, Attribute.PROGRAMME, Attribute.VISITING_ORGANISATION,
            Attribute.VISITING_PARTNERSHIP, Attribute.HOST_PARTNERSHIP, Attribute.ORGANISATION, Attribute.PARTNERSHIP, Attribute.LABELS,
            Attribute.PLANNED_ON, Attribute.DONE_ON, Attribute.EXPECTED_PARTICIPANTS, Attribute.ACTUAL_PARTICIPANTS, Attribute.STATE);

    private static final String SEVERAL = "of:";

    private Classification() {}

    /**
     * An attribute that only the milestones that state dimensions can change, so that formulas may use it and read nothing more.
     *
     * @throws IllegalArgumentException when it is no such attribute
     */
    public static Attribute known(String word) {
        return Stream.concat(KNOWN.stream(), DIMENSIONS.keySet().stream())
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

    /**
     * The programme of which the figures count the fact; of an organisation, which belongs to none alone, what stands for
     * {@linkplain #programmesOf all that its partnership runs}.
     */
    public static Optional<String> programmeOf(Fact fact) {
        return fact.id().kind() == FactKind.ORGANISATION
                ? fact.attribute(Attribute.PARTNERSHIP).map(Classification::programmesOf)
                : fact.attribute(Attribute.PROGRAMME);
    }

    /** Stands for every programme that a partnership runs; it is no id of any. */
    public static String programmesOf(String partnershipId) {
        return SEVERAL + partnershipId;
    }

    /** Whether it stands for every programme of a partnership, and is the id of none. */
    public static boolean standsForSeveral(String programmeId) {
        return programmeId.startsWith(SEVERAL);
    }

    /** The milestones whose events state dimensions of such facts. No other event may state any. */
    public static Set<Milestone> statedBy(FactKind kind) {
        return kind.placedBy();
    }
}
