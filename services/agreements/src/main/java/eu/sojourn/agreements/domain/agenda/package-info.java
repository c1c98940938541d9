/** Agendas: what an Xchange offers day by day, proposed in versions and confirmed by the host. */
@NullMarked
package eu.sojourn.agreements.domain.agenda;

import org.jspecify.annotations.NullMarked;
