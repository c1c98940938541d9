package eu.sojourn.questionnaires.domain;

import java.time.LocalDate;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Outcome;

/** What an organisation answered, checked against the version it was invited to. */
public record Response(Answers answers, LocalDate submittedOn) {

    /** The one-tap outcome, which every response has. */
    public Outcome outcome() {
        return answers.to(Outcome.QUESTION)
                .map(answer -> Outcome.valueOf(answer.values().getFirst()))
                .orElseThrow(() -> new IllegalStateException("A response without an outcome"));
    }
}
