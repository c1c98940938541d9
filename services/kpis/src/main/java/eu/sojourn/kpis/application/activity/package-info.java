/** Use cases of activities. */
@NullMarked
package eu.sojourn.kpis.application.activity;

import org.jspecify.annotations.NullMarked;
