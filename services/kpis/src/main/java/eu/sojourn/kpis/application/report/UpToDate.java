package eu.sojourn.kpis.application.report;

import java.util.function.BooleanSupplier;

/** Knows whether everything that happened was counted. */
public interface UpToDate {

    /**
     * @return for one thread, to be looked at until it says yes: then figures and facts have everything that had happened at the first look.
     *         Also says no while that cannot be known.
     */
    BooleanSupplier asOfNow();
}
