/** Words that host commitments, agendas and annexes share: ids, periods, the canonical text and signatures pinned to its hash. */
@NullMarked
package eu.sojourn.agreements.domain;

import org.jspecify.annotations.NullMarked;
