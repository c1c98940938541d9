package eu.sojourn.questionnaires.adapter.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.KnowingFacts;
import eu.sojourn.questionnaires.application.OpenedDeclaration;
import eu.sojourn.questionnaires.domain.declaration.Agreement;
import eu.sojourn.questionnaires.domain.declaration.Counterparty;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.Entry;
import eu.sojourn.questionnaires.domain.declaration.FollowUps;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/**
 * A declaration on the wire.
 *
 * @param declared whether anything was declared so far
 * @param part {@code VISITOR} or {@code HOST}
 * @param asked months after the visit whose follow-up is waited for; null for none
 * @param askedByHand whether a coordinator asked and waits for the answer
 * @param nextFollowUpOn null where it is not asked again
 * @param counterpart the other organisation of the visit, with whom an agreement is likely to be
 * @param history what was said, the oldest first
 * @param allowed commands that the caller may give now: {@code DECLARE}, {@code CONFIRM}, {@code LINK}, {@code ASK}
 */
record DeclarationBody(String declarationId, String visitId, String xchangeId, String programmeId, String organisationId,
        String organisationName, String part, @Nullable String xchangeTitle, @Nullable String hostName, LocalDate visitEndedOn,
        boolean declared, CounterpartyBody counterpart, List<AgreementBody> agreements, @Nullable Integer asked, boolean askedByHand,
        @Nullable LocalDate nextFollowUpOn,
        List<EntryBody> history, List<String> allowed) {

    record AgreementBody(String agreementId, String kind, CounterpartyBody counterparty, String valueBand, String status,
            LocalDate declaredOn, @Nullable LocalDate signedOn) {

        private static AgreementBody of(Agreement agreement, KnowingFacts knowing) {
            return new AgreementBody(agreement.agreementId().value(), agreement.terms().kind().name(),
                    CounterpartyBody.of(agreement.terms().counterparty(), knowing), agreement.terms().valueBand().word(),
                    agreement.terms().status().name(), agreement.declaredOn(), agreement.signedOn());
        }
    }

    /** @param name also of an organisation of the platform */
    record CounterpartyBody(@Nullable String organisationId, String name, @Nullable String country) {

        private static CounterpartyBody of(Counterparty counterparty, KnowingFacts knowing) {
            return counterparty.organisationId() == null
                    ? new CounterpartyBody(null, String.valueOf(counterparty.name()), counterparty.country())
                    : new CounterpartyBody(counterparty.organisationId().value(), knowing.nameOf(counterparty.organisationId()),
                            counterparty.country());
        }
    }

    /** @param months full ones after the visit when that was asked for which it answers, 0 in the first; null where nothing was waited for */
    record EntryBody(Instant at, String source, @Nullable Integer months, boolean changed, List<AgreementBody> agreements) {

        private static EntryBody of(Entry entry, KnowingFacts knowing) {
            return new EntryBody(entry.at(), entry.source().name(), entry.months(), entry.changed(),
                    entry.agreements().stream().map(agreement -> AgreementBody.of(agreement, knowing)).toList());
        }
    }

    static DeclarationBody of(OpenedDeclaration opened, KnowingFacts knowing, LocalDate today) {
        Declaration declaration = opened.declaration();
        KnownFacts facts = knowing.of(declaration.visit());
        FollowUps followUps = declaration.followUps();
        return new DeclarationBody(declaration.declarationId().value(), declaration.visit().visitId().value(),
                declaration.visit().xchangeId().value(), declaration.visit().programmeId().value(), declaration.organisationId().value(),
                knowing.nameOf(declaration.organisationId()), declaration.part().name(), facts.value(Fact.XCHANGE_TITLE).orElse(null),
                facts.value(Fact.HOST_NAME).orElse(null), declaration.visit().lastDay(), opened.version() > 0,
                CounterpartyBody.of(knowing.counterparty(declaration.visit().counterpart(declaration.part())), knowing),
                declaration.agreements().stream().map(agreement -> AgreementBody.of(agreement, knowing)).toList(),
                followUps.waits() ? followUps.months() : null, followUps.waitsByHand(), followUps.nextOn(),
                declaration.history().stream().map(entry -> EntryBody.of(entry, knowing)).toList(), opened.allowed(today));
    }
}
