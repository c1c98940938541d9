package eu.sojourn.kpis.domain.target;

import eu.sojourn.service.domain.Id;

/** A target; one that came with the rules of a programme is named after its indicator. */
public record TargetId(String value) implements Id {

    private static final String OF_RULES = "rules-";

    public TargetId {
        Id.check("targetId", value);
    }

    /** @param kpi at most 56 characters of it are used, so that it stays an id */
    public static TargetId ofRules(String kpi) {
        return new TargetId(OF_RULES + kpi.substring(0, Math.min(kpi.length(), 56)));
    }

    public boolean isOfRules() {
        return value.startsWith(OF_RULES);
    }
}
