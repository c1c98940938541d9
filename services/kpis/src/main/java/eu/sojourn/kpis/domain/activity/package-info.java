/** Capacity-building and dissemination activities: what a programme plans beside its visits, and what came of it. */
@NullMarked
package eu.sojourn.kpis.domain.activity;

import org.jspecify.annotations.NullMarked;
