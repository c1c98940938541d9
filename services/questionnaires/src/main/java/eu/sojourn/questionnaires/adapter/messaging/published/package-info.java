/** What this service tells others. */
@NullMarked
package eu.sojourn.questionnaires.adapter.messaging.published;

import org.jspecify.annotations.NullMarked;
