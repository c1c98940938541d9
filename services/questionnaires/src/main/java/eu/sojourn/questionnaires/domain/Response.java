package eu.sojourn.questionnaires.domain;

import java.time.LocalDate;
import java.util.List;

/** What an organisation answered, checked against the version it was invited to, in the order of the questions. */
public record Response(List<Answer> answers, LocalDate submittedOn) {

    public Response {
        answers = List.copyOf(answers);
    }

    /** The one-tap outcome, which every response has. */
    public Outcome outcome() {
        return answers.stream()
                .filter(answer -> answer.questionId().equals(Outcome.QUESTION))
                .map(answer -> Outcome.valueOf(answer.values().getFirst()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A response without an outcome"));
    }
}
