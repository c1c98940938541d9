/** Logs of agreements: what was done, by whom and how, each entry chained to the one before by its hash. */
@NullMarked
package eu.sojourn.agreements.domain.log;

import org.jspecify.annotations.NullMarked;
