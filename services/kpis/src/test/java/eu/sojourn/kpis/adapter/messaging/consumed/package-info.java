@NullMarked
package eu.sojourn.kpis.adapter.messaging.consumed;

import org.jspecify.annotations.NullMarked;
