package eu.sojourn.kpis.application.report;

/** A frozen file is not what was frozen. It is not given out. */
public final class DamagedSnapshot extends RuntimeException {

    DamagedSnapshot(String message) {
        super(message);
    }
}
