/** Signing in and out, the browser's session and its token, and who may pass. */
@NullMarked
package eu.sojourn.gateway.session;

import org.jspecify.annotations.NullMarked;
