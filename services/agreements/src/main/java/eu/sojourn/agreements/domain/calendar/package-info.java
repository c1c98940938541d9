/** Calendars that people subscribe to: an address that needs no sign-in, and can be taken back. */
@NullMarked
package eu.sojourn.agreements.domain.calendar;

import org.jspecify.annotations.NullMarked;
