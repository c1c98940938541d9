/** What this service hears of others, as far as it needs it. */
@NullMarked
package eu.sojourn.questionnaires.adapter.messaging.consumed;

import org.jspecify.annotations.NullMarked;
