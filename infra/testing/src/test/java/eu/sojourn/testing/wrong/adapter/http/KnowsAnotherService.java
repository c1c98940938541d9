package eu.sojourn.testing.wrong.adapter.http;

import eu.sojourn.elsewhere.Foreign;

/** Wrong on purpose: a service knows no other service. */
public record KnowsAnotherService(Foreign foreign) {}
