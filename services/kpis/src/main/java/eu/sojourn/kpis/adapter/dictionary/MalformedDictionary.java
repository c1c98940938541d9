package eu.sojourn.kpis.adapter.dictionary;

/** The file does not say what an indicator is; the message names the indicator and its field. */
public final class MalformedDictionary extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedDictionary(String place, String what) {
        super(place + " " + what);
    }
}
