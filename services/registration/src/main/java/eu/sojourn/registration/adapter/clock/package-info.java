/** The lifecycle clock: carries visits and Xchanges through when their dates come. */
@NullMarked
package eu.sojourn.registration.adapter.clock;

import org.jspecify.annotations.NullMarked;
