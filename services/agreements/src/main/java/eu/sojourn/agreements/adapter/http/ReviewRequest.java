package eu.sojourn.agreements.adapter.http;

import org.jspecify.annotations.Nullable;

/** @param owner who reads the commitment for the host: the id of a person, or a few words */
record ReviewRequest(@Nullable String owner) {}
