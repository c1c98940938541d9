package eu.sojourn.questionnaires.domain.declaration;

/** An agreement as the latest response to a questionnaire told it. */
public record Brought(AgreementId agreementId, Terms terms) {}
