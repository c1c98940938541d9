package eu.sojourn.kpis.domain.target;

import eu.sojourn.service.domain.Id;

/** A target; one that a programme did not set itself is named after its indicator. */
public record TargetId(String value) implements Id {

    private static final String OF_RULES = "rules-";
    private static final String OF_DICTIONARY = "usual-";
    private static final int LONGEST_KPI = 56;

    public TargetId {
        Id.check("targetId", value);
    }

    public static TargetId ofRules(String kpi) {
        return named(OF_RULES, kpi);
    }

    public static TargetId ofDictionary(String kpi) {
        return named(OF_DICTIONARY, kpi);
    }

    private static TargetId named(String prefix, String kpi) {
        return new TargetId(prefix + kpi.substring(0, Math.min(kpi.length(), LONGEST_KPI)));
    }

    /** Whether it comes with the rules of the programme or with the dictionary, so that nobody changes it here. */
    public boolean isGiven() {
        return value.startsWith(OF_RULES) || value.startsWith(OF_DICTIONARY);
    }
}
