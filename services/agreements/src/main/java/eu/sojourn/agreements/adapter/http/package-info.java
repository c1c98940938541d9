/** The HTTP API of agreements. */
@NullMarked
package eu.sojourn.agreements.adapter.http;

import org.jspecify.annotations.NullMarked;
