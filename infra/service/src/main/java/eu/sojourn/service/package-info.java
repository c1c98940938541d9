/** What every service needs alike; it knows no business word. */
@NullMarked
package eu.sojourn.service;

import org.jspecify.annotations.NullMarked;
