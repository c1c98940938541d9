package eu.sojourn.kpis.application.report;

import java.time.Duration;

/** Others are having reports made. It passes by itself. */
public final class TooManyReports extends RuntimeException {

    private final Duration again;

    TooManyReports(Duration again) {
        super("Others are having reports made; try again in " + again.toSeconds() + " seconds.", null, false, false);
        this.again = again;
    }

    /** After how long to try again. */
    public Duration again() {
        return again;
    }
}
