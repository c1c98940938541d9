/** OpenID Connect: clients, claims, keys and who may reach which endpoint. */
@NullMarked
package eu.sojourn.identity.adapter.oidc;

import org.jspecify.annotations.NullMarked;
