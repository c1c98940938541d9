package eu.sojourn.questionnaires.adapter.messaging.published;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.questionnaires.domain.declaration.Agreement;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationAskedByHand;
import eu.sojourn.questionnaires.domain.declaration.DeclarationFollowUpDue;
import eu.sojourn.questionnaires.domain.declaration.DeclarationFollowedUp;
import eu.sojourn.questionnaires.domain.declaration.DeclarationMade;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

/** What is told of declarations: ids, bands and statuses, and no names. */
final class DeclarationEvents {

    private DeclarationEvents() {}

    static OutgoingEvent made(DeclarationMade event) {
        return outgoing("declaration-made.v1", event.declaration(), MadeData.of(event.declaration()));
    }

    static OutgoingEvent followedUp(DeclarationFollowedUp event) {
        return outgoing("declaration-followed-up.v1", event.declaration(), FollowedUpData.of(event));
    }

    static OutgoingEvent due(DeclarationFollowUpDue event) {
        return outgoing("declaration-follow-up-due.v1", event.declaration(), DueData.of(event));
    }

    static OutgoingEvent askedByHand(DeclarationAskedByHand event) {
        return outgoing("declaration-asked-by-hand.v1", event.declaration(), AskedByHandData.of(event.declaration()));
    }

    private static OutgoingEvent outgoing(String type, Declaration declaration, Object data) {
        return new OutgoingEvent(PublishedEvents.OF_VISITS, "questionnaires." + type, declaration.visit().xchangeId().value(), data);
    }

    record AgreementData(String agreementId, String kind, String valueBand, String status, LocalDate declaredOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate signedOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String counterpartyCountry) {

        private static List<AgreementData> of(Declaration declaration) {
            return declaration.agreements().stream().map(AgreementData::of).toList();
        }

        private static AgreementData of(Agreement agreement) {
            return new AgreementData(agreement.agreementId().value(), agreement.terms().kind().name(),
                    agreement.terms().valueBand().word(), agreement.terms().status().name(), agreement.declaredOn(), agreement.signedOn(),
                    agreement.terms().counterparty().country());
        }
    }

    record MadeData(String declarationId, String visitId, String xchangeId, String programmeId, String organisationId, String audience,
            List<AgreementData> agreements) {

        private static MadeData of(Declaration declaration) {
            KnownVisit visit = declaration.visit();
            return new MadeData(declaration.declarationId().value(), visit.visitId().value(), visit.xchangeId().value(),
                    visit.programmeId().value(), declaration.organisationId().value(), declaration.part().name(),
                    AgreementData.of(declaration));
        }
    }

    record FollowedUpData(String declarationId, String visitId, String xchangeId, String programmeId, String organisationId,
            String audience, int months, boolean changed, List<AgreementData> agreements) {

        private static FollowedUpData of(DeclarationFollowedUp event) {
            MadeData made = MadeData.of(event.declaration());
            return new FollowedUpData(made.declarationId, made.visitId, made.xchangeId, made.programmeId, made.organisationId,
                    made.audience, event.months(), event.changed(), made.agreements);
        }
    }

    record DueData(String declarationId, String visitId, String xchangeId, String programmeId, String organisationId, int months,
            int linkGeneration) {

        private static DueData of(DeclarationFollowUpDue event) {
            MadeData made = MadeData.of(event.declaration());
            return new DueData(made.declarationId, made.visitId, made.xchangeId, made.programmeId, made.organisationId, event.months(),
                    event.declaration().linkGeneration());
        }
    }

    record AskedByHandData(String declarationId, String visitId, String xchangeId, String programmeId, String organisationId,
            int linkGeneration) {

        private static AskedByHandData of(Declaration declaration) {
            MadeData made = MadeData.of(declaration);
            return new AskedByHandData(made.declarationId, made.visitId, made.xchangeId, made.programmeId, made.organisationId,
                    declaration.linkGeneration());
        }
    }
}
