package eu.sojourn.questionnaires.domain.declaration;

/** What is told of an agreement. */
public record Terms(AgreementKind kind, Counterparty counterparty, ValueBand valueBand, AgreementStatus status) {

    public Terms with(Counterparty other) {
        return new Terms(kind, other, valueBand, status);
    }

    /** Kind and counterparty: what tells agreements apart where they have no id. */
    String what() {
        return kind + " with " + counterparty.who();
    }

    /**
     * What holds when two have spoken: where the one at hand differs from what was brought, somebody changed it and it stays; the rest is as
     * it is brought now.
     */
    Terms merged(Terms before, Terms now) {
        return new Terms(kind == before.kind ? now.kind : kind, counterparty.equals(before.counterparty) ? now.counterparty : counterparty,
                valueBand == before.valueBand ? now.valueBand : valueBand, status == before.status ? now.status : status);
    }
}
