package eu.sojourn.questionnaires.application;

/**
 * Something of an imported file that the draft lacks, or has in another form.
 *
 * @param where the question, group or part of the file, as the file calls it
 * @param what  what stood there
 * @param why   why it is not carried over, or what became of it
 */
public record NotCarriedOver(String where, String what, String why) {}
