/** The dictionary of indicators, read from its file. */
@NullMarked
package eu.sojourn.kpis.adapter.dictionary;

import org.jspecify.annotations.NullMarked;
