package eu.sojourn.kpis.domain.fact;

/**
 * What events say about a fact beside what happened. Names on the wire are those of the glossary. Each statement hangs on the milestone whose
 * event made it, so that the versions of milestones are also those of what they say.
 *
 * <p>What figures are broken down by is said by few milestones alone ({@link FactKind#placedBy()}).
 */
public enum Attribute {
    XCHANGE("xchangeId"),
    PROGRAMME("programmeId"),
    VISITING_ORGANISATION("visitingOrganisationId"),
    VISITING_PARTNERSHIP("visitingPartnershipId"),
    HOST_ORGANISATION("hostOrganisationId"),
    HOST_PARTNERSHIP("hostPartnershipId"),
    VISITING_COUNTRY("visitingCountry"),
    HOST_COUNTRY("hostCountry"),
    ORGANISATION_TYPE("organisationType"),
    /** Unknown also where the organisation did not say how large it is. */
    SME_CLASS("smeClass"),
    /** {@link Words} in small letters: of the visiting organisation for a visit, its own for an organisation, what it is about for an Xchange. */
    SECTORS("sectors"),
    /** {@link Words}: of the Xchange, for its visits as well. */
    PURPOSES("purposes"),
    FORMAT("format"),
    MODE("mode"),
    FIRST_DAY("firstDay"),
    LAST_DAY("lastDay"),
    /** The version of the programme's rules that the approval pinned. */
    RULE_SET_VERSION("ruleSetVersion"),
    DUE_BY("dueBy"),
    LAST_DAY_STAYED("lastDayStayed"),
    FORCE_MAJEURE("forceMajeure"),
    /** The days on which the visitor's agreements were first declared, one for each; {@code none} where there is none. */
    AGREEMENTS_DECLARED("agreementsDeclared"),
    /** The days on which those of them that were ever signed were first declared to be. */
    AGREEMENTS_SIGNED("agreementsSigned"),
    ORGANISATION("organisationId"),
    /** Of an organisation the one that looks after it, unknown until it was judged; of an activity the one that ran the programme when it was planned. */
    PARTNERSHIP("partnershipId"),
    COUNTRY("country"),
    /** What people call an organisation. */
    NAME("name"),
    /** What people call an Xchange. */
    TITLE("title"),
    /** All {@linkplain Label labels}, present and former ones. */
    LABELS("labels"),
    /** The organisation that goes on in its place. */
    MERGED_INTO("intoOrganisationId"),
    WAVE("waveId"),
    SEGMENT("segment"),
    ACTIVITY("activityId"),
    KIND("kind"),
    TYPE("type"),
    /** As it is planned now: a day, or the first of the month where no day is planned. */
    PLANNED_ON("plannedOn"),
    DONE_ON("doneOn"),
    LEAD("lead"),
    EXPECTED_PARTICIPANTS("expectedParticipants"),
    ACTUAL_PARTICIPANTS("actualParticipants"),
    STATE("state"),
    /** All {@linkplain AwaitedSignature signatures} that an annex waits for since that event. */
    AWAITED("awaited", true),
    /** {@link Words}: those of a party that signs or declines. */
    ROLES("roles", true),
    /** Since when a party that signed was asked to. */
    ASKED_ON("askedOn", true),
    /** Who filled in a form: {@code visitor}, {@code host} or {@code coordinator}. */
    ROLE("role", true),
    /** Which form it was. */
    TASK("task", true),
    FIELDS("fields", true),
    CLICKS("clicks", true),
    SECONDS("seconds", true),
    /** All {@linkplain Agreement agreements} of the visitor as that event tells them. */
    AGREEMENTS("agreements", true),
    /** Whom an invitation asks: {@code VISITOR} or {@code HOST}. */
    AUDIENCE("audience", true),
    /** What a response says of the visit: {@code NOT_HELD}, {@code NO_INTEREST}, {@code INFORMATIVE} or {@code COOPERATION_POSSIBLE}. */
    OUTCOME("outcome", true);

    private final String word;
    private final boolean ofOneHappening;

    Attribute(String word) {
        this(word, false);
    }

    Attribute(String word, boolean ofOneHappening) {
        this.word = word;
        this.ofOneHappening = ofOneHappening;
    }

    public String word() {
        return word;
    }

    /** Whether it describes a single happening, of which there may be several, and not the fact: it is read from {@link Reached#says(Attribute)} alone. */
    public boolean isOfOneHappening() {
        return ofOneHappening;
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
