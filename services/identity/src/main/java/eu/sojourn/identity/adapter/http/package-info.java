/** The sign-in page, and the two endpoints that are not OpenID Connect: recipients and demo tokens. */
@NullMarked
package eu.sojourn.identity.adapter.http;

import org.jspecify.annotations.NullMarked;
