/** What the service does with figures: keeps them, explains them, and shows them live. */
@NullMarked
package eu.sojourn.kpis.application;

import org.jspecify.annotations.NullMarked;
