/** Facts and cells in the service's own database. */
@NullMarked
package eu.sojourn.kpis.adapter.mongo;

import org.jspecify.annotations.NullMarked;
