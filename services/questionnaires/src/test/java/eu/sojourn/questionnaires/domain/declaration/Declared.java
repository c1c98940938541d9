package eu.sojourn.questionnaires.domain.declaration;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;

/** The declaration of the tests: BigScience.dk visited European XFEL until Friday 8 March 2024. */
public final class Declared {

    public static final OrganisationId VISITOR = new OrganisationId("bigscience-dk");
    public static final KnownVisit VISIT = new KnownVisit(new VisitId("5f0c2a52-6d0e-4c2e-9a57-0f4a3b8c1d21"),
            new XchangeId("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10"), new ProgrammeId("biginn"), VISITOR, "biginn",
            new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"), false);
    public static final Terms RESEARCH = new Terms(AgreementKind.RESEARCH,
            new Counterparty(new OrganisationId("european-xfel"), null, "DE"), ValueBand.FROM_50K, AgreementStatus.UNDER_DISCUSSION);
    public static final Terms SALE = new Terms(AgreementKind.COMMERCIAL, new Counterparty(null, "Vacuum Works GmbH", null),
            ValueBand.NOT_TOLD, AgreementStatus.SIGNED);

    private Declared() {}

    public static Declaration empty() {
        return Declaration.empty(VISIT, VISITOR, LocalDate.parse("2024-03-11"));
    }

    public static Declaration responded(Terms... terms) {
        return state(empty().respond(List.of(terms), true, response("2024-03-11")));
    }

    public static Speaker response(String day) {
        return speaker(Entry.Source.RESPONSE, null, day);
    }

    public static Speaker dagny(String day) {
        return speaker(Entry.Source.SIGNED_IN, new PersonId("dagny"), day);
    }

    private static Speaker speaker(Entry.Source source, @Nullable PersonId personId, String day) {
        LocalDate today = LocalDate.parse(day);
        return new Speaker(source, personId, today.atTime(9, 30).toInstant(ZoneOffset.UTC), today);
    }

    /** The agreements as they are, to be told again. */
    static List<Told> told(Declaration declaration) {
        return declaration.agreements().stream().map(agreement -> new Told(agreement.agreementId(), agreement.terms())).toList();
    }

    public static Terms with(Terms terms, AgreementStatus status) {
        return new Terms(terms.kind(), terms.counterparty(), terms.valueBand(), status);
    }

    static Terms with(Terms terms, ValueBand band) {
        return new Terms(terms.kind(), terms.counterparty(), band, terms.status());
    }

    public static Declaration state(Decision<Declaration> decision) {
        return accepted(decision).state();
    }

    static List<Class<?>> events(Decision<Declaration> decision) {
        return accepted(decision).events().stream().<Class<?>>map(DomainEvent::getClass).toList();
    }

    public static Decision.Accepted<Declaration> accepted(Decision<Declaration> decision) {
        return switch (decision) {
            case Decision.Accepted<Declaration> accepted -> accepted;
            case Decision.Refused<Declaration> refused -> throw new AssertionError(refused.reasons().toString());
        };
    }
}
