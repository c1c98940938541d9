package eu.sojourn.kpis.application.board;

/** As many different filters are watched on this instance as it can hold. */
public final class TooManyViews extends RuntimeException {

    TooManyViews() {
        super("On this instance as many different filters are watched as it can hold. Try again later, or with a filter that others use.",
                null, false, false);
    }
}
