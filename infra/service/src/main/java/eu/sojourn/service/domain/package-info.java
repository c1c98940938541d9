/** The few words that every domain model shares: ids, reasons, decisions, money. Plain Java, no framework. */
@NullMarked
package eu.sojourn.service.domain;

import org.jspecify.annotations.NullMarked;
