@NullMarked
package eu.sojourn.kpis.adapter.messaging.published;

import org.jspecify.annotations.NullMarked;
