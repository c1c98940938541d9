package eu.sojourn.portal.services;

import java.util.List;

/** What the forms of an Xchange cost those who filled them in. */
public record EncodingEffort(String xchangeId, List<Total> totals) {

    /** What one task cost those of one role, all together. */
    public record Total(String role, String task, int times, long fields, long clicks, long seconds) {}
}
