/** Who is waited for, since when, and when that is told. */
@NullMarked
package eu.sojourn.agreements.domain.waiting;

import org.jspecify.annotations.NullMarked;
