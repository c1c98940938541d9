package eu.sojourn.service.http;

import org.jspecify.annotations.Nullable;

/**
 * Which version of a resource the caller saw, from the {@code If-Match} header. Controllers take it as a parameter.
 *
 * @param value null where the caller did not say, or said {@code *}: any version will do
 */
public record ExpectedVersion(@Nullable Long value) {}
