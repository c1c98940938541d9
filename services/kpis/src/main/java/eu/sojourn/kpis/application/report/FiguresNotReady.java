package eu.sojourn.kpis.application.report;

/** The live board has not read the figures yet. It passes by itself. */
public final class FiguresNotReady extends RuntimeException {

    FiguresNotReady() {
        super("The figures are being read; try again in a moment.", null, false, false);
    }
}
