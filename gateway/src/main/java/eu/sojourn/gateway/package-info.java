/** The only door: keeps browser sessions, checks tokens, routes, limits, and answers for services that do not. */
@NullMarked
package eu.sojourn.gateway;

import org.jspecify.annotations.NullMarked;
