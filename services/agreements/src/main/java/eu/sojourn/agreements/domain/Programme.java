package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.PlainText;

/** What agreements knows of a programme: the name that stands in texts. */
public record Programme(ProgrammeId programmeId, String name) {
    private static final int LONGEST_NAME = 200;

    public Programme {
        name = PlainText.tamed(name, LONGEST_NAME);
    }
}
