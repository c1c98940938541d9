package eu.sojourn.agreements.domain.agenda;

/** What can be done with an agenda. */
public enum AgendaCommand {
    PROPOSE, CONFIRM, REQUEST_CHANGES
}
