/** Tests of {@code infra/messaging}; they stand here because they need the test kit, which needs messaging. */
@NullMarked
package eu.sojourn.messaging;

import org.jspecify.annotations.NullMarked;
