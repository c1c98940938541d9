package eu.sojourn.testing.wrong.domain;

import eu.sojourn.testing.wrong.application.KnowsHttp;

/** Wrong on purpose: the domain does not look out. */
public record KnowsItsUseCase(KnowsHttp useCase) {}
