package eu.sojourn.testing.wrong.application;

import eu.sojourn.testing.wrong.adapter.mongo.Documents;

/** Wrong on purpose: a use case knows no adapter. */
public record KnowsItsAdapter(Documents documents) {}
