package eu.sojourn.questionnaires.domain.declaration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.service.domain.PlainText;

/**
 * What a response tells of agreements: the items of questions that feed {@code DECLARATION}. Their fields are known by their ids: {@code kind},
 * {@code counterparty} (an organisation, or text), {@code counterparty-country}, {@code value-band} and {@code status}; the values of their
 * options are those of this package. An item without a counterparty tells of no agreement; a kind that is none of them is another one, a
 * value or a status that is missing is {@code NOT_TOLD} or {@code UNDER_DISCUSSION}.
 *
 * @param hopeful whether the response says that cooperation is possible
 */
public record DeclaredItems(List<Map<QuestionId, Answer>> items, boolean hopeful) {

    /** What feeds the declaration. */
    public static final String FEED = "DECLARATION";

    private static final QuestionId KIND = new QuestionId("kind");
    private static final QuestionId COUNTERPARTY = new QuestionId("counterparty");
    private static final QuestionId COUNTRY = new QuestionId("counterparty-country");
    private static final QuestionId VALUE_BAND = new QuestionId("value-band");
    private static final QuestionId STATUS = new QuestionId("status");

    public DeclaredItems {
        items = List.copyOf(items);
    }

    public static DeclaredItems of(Questionnaire questionnaire, Answers answers) {
        List<Map<QuestionId, Answer>> items = questionnaire.questions()
                .stream()
                .filter(question -> question instanceof ItemList && question.prompt().feeds().contains(FEED))
                .flatMap(question -> answers.to(question.questionId()).stream())
                .flatMap(answer -> ((Answer.Items) answer).items().stream())
                .filter(item -> item.containsKey(COUNTERPARTY))
                .toList();
        boolean hopeful = answers.to(Outcome.QUESTION)
                .filter(outcome -> outcome.values().contains(Outcome.COOPERATION_POSSIBLE.name()))
                .isPresent();
        return new DeclaredItems(items, hopeful);
    }

    public boolean tellNothing() {
        return items.isEmpty() && !hopeful;
    }

    /** @param known organisations of the platform, whose country need not be asked for */
    public List<Terms> terms(Function<OrganisationId, Optional<KnownOrganisation>> known) {
        return items.stream()
                .map(item -> new Terms(one(item, KIND, AgreementKind.values()).orElse(AgreementKind.OTHER), counterparty(item, known),
                        value(item, VALUE_BAND).flatMap(ValueBand::of).orElse(ValueBand.NOT_TOLD),
                        one(item, STATUS, AgreementStatus.values()).orElse(AgreementStatus.UNDER_DISCUSSION)))
                .toList();
    }

    private static Counterparty counterparty(Map<QuestionId, Answer> item, Function<OrganisationId, Optional<KnownOrganisation>> known) {
        String country = value(item, COUNTRY).orElse(null);
        if (item.get(COUNTERPARTY) instanceof Answer.Organisations(List<Answer.Named> named)
                && named.getFirst().organisationId() instanceof String id) {
            OrganisationId organisationId = new OrganisationId(id);
            return new Counterparty(organisationId, null, known.apply(organisationId).map(KnownOrganisation::country).orElse(country));
        }
        return new Counterparty(null, PlainText.tamed(value(item, COUNTERPARTY).orElseThrow(), Counterparty.LONGEST_NAME), country);
    }

    private static <E extends Enum<E>> Optional<E> one(Map<QuestionId, Answer> item, QuestionId field, E[] all) {
        return value(item, field).flatMap(word -> Arrays.stream(all).filter(each -> each.name().equals(word)).findFirst());
    }

    private static Optional<String> value(Map<QuestionId, Answer> item, QuestionId field) {
        return Optional.ofNullable(item.get(field)).map(answer -> answer.values().getFirst());
    }
}
