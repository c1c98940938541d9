package eu.sojourn.kpis.domain.fact;

/** What events say about a fact beside what happened. Names on the wire are those of the glossary. */
public enum Attribute {
    XCHANGE("xchangeId"),
    PROGRAMME("programmeId"),
    VISITING_ORGANISATION("visitingOrganisationId"),
    VISITING_PARTNERSHIP("visitingPartnershipId"),
    HOST_ORGANISATION("hostOrganisationId"),
    HOST_PARTNERSHIP("hostPartnershipId"),
    VISITING_COUNTRY("visitingCountry"),
    HOST_COUNTRY("hostCountry"),
    FORMAT("format"),
    MODE("mode"),
    FIRST_DAY("firstDay"),
    LAST_DAY("lastDay"),
    DUE_BY("dueBy"),
    LAST_DAY_STAYED("lastDayStayed"),
    FORCE_MAJEURE("forceMajeure"),
    /** The days on which the visitor's agreements were first declared, one for each; {@code none} where there is none. */
    AGREEMENTS_DECLARED("agreementsDeclared"),
    /** The days on which those of them that were ever signed were first declared to be. */
    AGREEMENTS_SIGNED("agreementsSigned");

    private final String word;

    Attribute(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException when there is no such attribute */
    public static Attribute of(String word) {
        for (var attribute : values()) {
            if (attribute.word.equals(word)) {
                return attribute;
            }
        }
        throw new IllegalArgumentException("no such attribute: " + word);
    }
}
