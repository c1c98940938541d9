package eu.sojourn.kpis.application.board;

/** As many different filters are watched on this instance as it can hold. */
public final class TooManyViews extends RuntimeException {

    TooManyViews(int most) {
        super("On this instance " + most + " different filters are watched already. Try again later, or with a filter that others use.",
                null,
                false, false);
    }
}
