package eu.sojourn.questionnaires.domain.declaration;

import org.jspecify.annotations.Nullable;

/**
 * An agreement that somebody tells of.
 *
 * @param agreementId null for one that is new
 */
public record Told(@Nullable AgreementId agreementId, Terms terms) {}
