package eu.sojourn.questionnaires.adapter.limesurvey;

/** How much of a survey is read at most; beyond, the file is refused as a whole. */
final class Limit {

    static final int BYTES = 5 * 1024 * 1024;
    static final int ROWS = 100_000;
    static final int QUESTIONS = 500;
    static final int PARTS = 300;
    static final int LANGUAGES = 24;

    private Limit() {}
}
