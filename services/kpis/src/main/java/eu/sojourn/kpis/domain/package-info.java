/** Facts, verdicts, contributions and cells: how events become figures, in plain Java. */
@NullMarked
package eu.sojourn.kpis.domain;

import org.jspecify.annotations.NullMarked;
