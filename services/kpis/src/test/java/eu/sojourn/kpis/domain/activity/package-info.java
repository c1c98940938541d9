@NullMarked
package eu.sojourn.kpis.domain.activity;

import org.jspecify.annotations.NullMarked;
