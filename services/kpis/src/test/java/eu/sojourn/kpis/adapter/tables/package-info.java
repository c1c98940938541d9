@NullMarked
package eu.sojourn.kpis.adapter.tables;

import org.jspecify.annotations.NullMarked;
