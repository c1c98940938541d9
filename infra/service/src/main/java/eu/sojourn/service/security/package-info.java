/** Who is asking: the person behind a token and what the person may act for. */
@NullMarked
package eu.sojourn.service.security;

import org.jspecify.annotations.NullMarked;
