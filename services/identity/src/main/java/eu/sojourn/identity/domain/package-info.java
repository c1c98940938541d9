/** Who a person is, and for whom that person may act. */
@NullMarked
package eu.sojourn.identity.domain;

import org.jspecify.annotations.NullMarked;
