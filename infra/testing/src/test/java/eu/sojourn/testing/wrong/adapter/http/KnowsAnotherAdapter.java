package eu.sojourn.testing.wrong.adapter.http;

import eu.sojourn.testing.wrong.adapter.mongo.Documents;

/** Wrong on purpose: adapters do not know each other. */
public record KnowsAnotherAdapter(Documents documents) {}
