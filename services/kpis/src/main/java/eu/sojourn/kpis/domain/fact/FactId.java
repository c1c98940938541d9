package eu.sojourn.kpis.domain.fact;

/** Names one fact by what it is about. Its text form is {@code visit:<visitId>}, {@code xchange:<xchangeId>}, and so on. */
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

    public static FactId organisation(String organisationId) {
        return new FactId(FactKind.ORGANISATION, organisationId);
    }

    public static FactId surveyInvitation(String invitationId) {
        return new FactId(FactKind.SURVEY_INVITATION, invitationId);
    }

    public static FactId activity(String activityId) {
        return new FactId(FactKind.ACTIVITY, activityId);
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
