package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.questionnaires.domain.form.Condition.Truth;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/**
 * One version of a questionnaire. It is data: what is asked stands in the version, nothing of it in code. {@link DefinitionReader} makes it
 * and finds what is wrong with it.
 *
 * @param programmeId whose it is; null for everybody's
 * @param defaultLanguage the one that every text is in
 * @param languages the default language first
 * @param reminders null for the usual ones of the platform
 */
public record Questionnaire(QuestionnaireVersion version, @Nullable ProgrammeId programmeId, Audience audience, Trigger trigger,
        Language defaultLanguage, List<Language> languages, Localised title, Localised introduction, @Nullable Reminders reminders,
        List<Section> sections) {

    private static final int REPORTED_UNKNOWN = 20;
    private static final int CHARACTERS_READ_IN_A_SECOND = 18;

    public Questionnaire {
        languages = List.copyOf(languages);
        sections = List.copyOf(sections);
        Set<QuestionId> seen = new HashSet<>();
        for (Section section : sections) {
            for (Question question : section.questions()) {
                if (!seen.add(question.questionId())) {
                    throw new IllegalArgumentException("Two questions are called " + question.questionId().value());
                }
            }
        }
    }

    /** All questions, in the order in which they are asked. */
    public List<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream()).toList();
    }

    public Optional<Question> question(QuestionId questionId) {
        return questions().stream().filter(question -> question.questionId().equals(questionId)).findFirst();
    }

    /**
     * Checks a whole response: all that is required where it is asked is there, all that is there is asked and valid. Blank is the same as
     * not given.
     *
     * @param given plain values by question id
     * @param uploaded the files that answers may name
     */
    public Checked check(Map<String, ? extends @Nullable Object> given, KnownFacts facts, Collection<FileRef> uploaded) {
        return new Walk(facts, Reading.begin(true, uploaded)).check(given);
    }

    /** Checks a draft, which may lack what is required, and keeps answers that other answers made pointless. */
    public Checked checkDraft(Map<String, ? extends @Nullable Object> given, KnownFacts facts, Collection<FileRef> uploaded) {
        return new Walk(facts, Reading.begin(false, uploaded)).check(given);
    }

    /** What can be read of given answers, whatever is wrong with the others; also answers that other answers made pointless. */
    public Answers readable(Map<String, ? extends @Nullable Object> given, KnownFacts facts, Collection<FileRef> uploaded) {
        return new Walk(facts, Reading.begin(false, uploaded)).read(new LinkedHashMap<>(given));
    }

    /** The answers that follow from what is known. A fact that the question would not take is left out. */
    public Answers prefilled(KnownFacts facts) {
        Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        for (Question question : questions()) {
            Optional.ofNullable(question.prefill())
                    .flatMap(facts::value)
                    .map(known -> question.read(known, Reading.begin(false, List.of())))
                    .ifPresent(answer -> answers.put(question.questionId(), answer));
        }
        return new Answers(answers);
    }

    /** The questions that are asked, given these answers; in their order, with what is only told. */
    public List<QuestionId> asked(Answers answers, KnownFacts facts) {
        Walk walk = new Walk(facts, Reading.begin(false, List.of()));
        List<QuestionId> asked = new ArrayList<>();
        walk.visit((question, truth) -> {
            if (truth == Truth.YES) {
                asked.add(question.questionId());
            }
            walk.note(question, truth, answers.to(question.questionId()).orElse(null));
        });
        return asked;
    }

    /** Answers to this version as plain values by question id, in the order of the questions. */
    public Map<String, Object> plain(Answers answers) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Question question : questions()) {
            answers.to(question.questionId()).ifPresent(answer -> plain.put(question.questionId().value(), question.plain(answer)));
        }
        return plain;
    }

    /** Seconds for reading and answering everything that may be asked, given what is known. */
    public int secondsEstimate(KnownFacts facts) {
        Walk walk = new Walk(facts, Reading.begin(false, List.of()));
        Answers prefilled = prefilled(facts);
        List<Integer> seconds = new ArrayList<>(List.of(reading(introduction)));
        walk.visit((question, truth) -> {
            if (truth != Truth.NO) {
                int answering = prefilled.to(question.questionId()).isPresent() ? 1 : question.seconds();
                seconds.add(answering + reading(question.text()) + reading(question.prompt().help()));
            }
            walk.leaveOpen(question);
        });
        return seconds.stream().mapToInt(Integer::intValue).sum();
    }

    private int reading(Localised text) {
        return text.in(defaultLanguage).length() / CHARACTERS_READ_IN_A_SECOND;
    }

    /** Goes through the questions once, and knows at each what was answered before it. */
    private final class Walk implements Condition.Known {

        private final KnownFacts facts;
        private final Reading reading;
        private final Map<QuestionId, Condition.Seen> seen = new LinkedHashMap<>();

        Walk(KnownFacts facts, Reading reading) {
            this.facts = facts;
            this.reading = reading;
        }

        interface Step {

            void at(Question question, Truth asked);
        }

        void visit(Step step) {
            for (Section section : sections) {
                Truth here = section.when() == null ? Truth.YES : section.when().holds(this);
                for (Question question : section.questions()) {
                    step.at(question, question.when() == null ? here : here.and(question.when().holds(this)));
                }
            }
        }

        Checked check(Map<String, ? extends @Nullable Object> given) {
            Map<String, @Nullable Object> left = new LinkedHashMap<>(given);
            Answers answers = read(left);
            left.keySet().stream().sorted().limit(REPORTED_UNKNOWN).forEach(unknown -> reading.part(unknown).unknownQuestion());
            return reading.noted() == 0 ? new Checked.Fitting(answers) : new Checked.Faulty(reading.faults());
        }

        /** Takes what it reads out of what is left. */
        Answers read(Map<String, @Nullable Object> left) {
            Map<QuestionId, Answer> answers = new LinkedHashMap<>();
            visit((question, asked) -> {
                Answer answer = read(question, asked, left.remove(question.questionId().value()));
                if (answer != null) {
                    answers.put(question.questionId(), answer);
                }
            });
            return new Answers(answers);
        }

        private @Nullable Answer read(Question question, Truth asked, @Nullable Object value) {
            Reading here = reading.at(question.questionId());
            if (!Reading.isBlank(value) && asked == Truth.NO && here.whole()) {
                here.notAsked();
                note(question, asked, null);
                return null;
            }
            int before = here.noted();
            Answer answer = Reading.isBlank(value) ? null : question.read(value, here);
            if (answer == null && here.noted() == before && question.required() && asked == Truth.YES) {
                here.needed();
            }
            if (here.noted() > before) {
                leaveOpen(question);
            } else {
                note(question, asked, answer);
            }
            return answer;
        }

        /** What a question came to, for the conditions behind it; what is not asked counts as not answered. */
        void note(Question question, Truth asked, @Nullable Answer answer) {
            seen.put(question.questionId(), switch (asked) {
                case OPEN -> Condition.Seen.OPEN;
                case NO -> Condition.Seen.NONE;
                case YES -> answer == null ? Condition.Seen.NONE : new Condition.Seen(false, answer.values(), answer.amount());
            });
        }

        void leaveOpen(Question question) {
            seen.put(question.questionId(), Condition.Seen.OPEN);
        }

        @Override
        public Condition.Seen of(QuestionId questionId) {
            return seen.getOrDefault(questionId, Condition.Seen.NONE);
        }

        @Override
        public Condition.Seen of(Fact fact) {
            return facts.value(fact)
                    .map(value -> new Condition.Seen(false, List.of(value), Numbers.number(value)))
                    .orElse(Condition.Seen.NONE);
        }
    }
}
