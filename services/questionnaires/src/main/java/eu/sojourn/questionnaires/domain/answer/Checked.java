package eu.sojourn.questionnaires.domain.answer;

import java.util.List;

import eu.sojourn.service.domain.Reason;

/** What checking given answers came to. */
public sealed interface Checked {

    /** All is well. */
    record Fitting(Answers answers) implements Checked {}

    /**
     * Every fault, in the order of the questions; the {@code field} of each is the question's id, or leads from it to the part that is
     * wrong: {@code agreements[1].name}.
     */
    record Faulty(List<Reason> reasons) implements Checked {

        public Faulty {
            reasons = List.copyOf(reasons);
        }
    }
}
