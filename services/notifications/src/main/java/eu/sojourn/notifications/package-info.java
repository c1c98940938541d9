/** Owns the mails that tell people what to do next: which event is told to whom, and that it is told although servers fail. */
@NullMarked
package eu.sojourn.notifications;

import org.jspecify.annotations.NullMarked;
