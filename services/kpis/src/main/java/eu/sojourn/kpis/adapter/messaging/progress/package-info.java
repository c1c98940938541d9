/** How far the builders, keepers and showers of figures have read. */
@NullMarked
package eu.sojourn.kpis.adapter.messaging.progress;

import org.jspecify.annotations.NullMarked;
