/** The HTTP API of questionnaires. */
@NullMarked
package eu.sojourn.questionnaires.adapter.http;

import org.jspecify.annotations.NullMarked;
