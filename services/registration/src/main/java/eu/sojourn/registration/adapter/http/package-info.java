/** The service's HTTP interface. */
@NullMarked
package eu.sojourn.registration.adapter.http;

import org.jspecify.annotations.NullMarked;
