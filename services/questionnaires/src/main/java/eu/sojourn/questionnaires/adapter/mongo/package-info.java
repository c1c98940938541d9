/** Keeps invitations in MongoDB, one document each. */
@NullMarked
package eu.sojourn.questionnaires.adapter.mongo;

import org.jspecify.annotations.NullMarked;
