package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Information;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Section;
import eu.sojourn.questionnaires.domain.invitation.Response;

/** Prints what was answered, to be kept: the response that counts, or what was saved where something was saved since. */
@Service
public class PrintingAnswers {

    private final ReadingInvitations reading;
    private final KnowingFacts knowing;
    private final Clock clock;

    PrintingAnswers(ReadingInvitations reading, KnowingFacts knowing, Clock clock) {
        this.reading = reading;
        this.knowing = knowing;
        this.clock = clock;
    }

    /**
     * A PDF of the answers.
     *
     * @param wanted the language of the questions; null, or one that the questionnaire is not in, for its default language
     */
    public byte[] print(Entrance entrance, @Nullable Language wanted) {
        Asked asked = reading.read(entrance);
        Questionnaire questionnaire = asked.questionnaire();
        Language language = language(questionnaire, wanted);
        Phrases phrases = Phrases.in(language);
        WrittenAnswers written = new WrittenAnswers(language, phrases, knowing::nameOf);
        String title = questionnaire.title().in(language);
        List<Block> blocks = new ArrayList<>(List.of(new Heading(1, title), new Lines(state(asked, phrases))));
        Answers answers = asked.known();
        Set<QuestionId> shown = new HashSet<>(questionnaire.asked(answers, asked.invitation().facts()));
        for (Section section : questionnaire.sections()) {
            blocks.addAll(section(section, shown, answers, written));
        }
        return PdfWriter.write(new PrintedText(title, language.tag(), clock.instant(),
                phrases.say("footer", title, Integer.toString(questionnaire.version().version())), blocks, List.of()));
    }

    static Language language(Questionnaire questionnaire, @Nullable Language wanted) {
        return wanted != null && (questionnaire.languages().contains(wanted) || questionnaire.languages().contains(wanted.base()))
                ? wanted
                : questionnaire.defaultLanguage();
    }

    private String state(Asked asked, Phrases phrases) {
        Response response = asked.invitation().response();
        if (response == null || !asked.invitation().draft().isEmpty()) {
            return phrases.say("not-submitted");
        }
        String day = phrases.day(response.submittedAt(), clock.getZone());
        return response.number() == 1
                ? phrases.say("submitted", day)
                : phrases.say("corrected", day, Integer.toString(response.number()));
    }

    private static List<Block> section(Section section, Set<QuestionId> shown, Answers answers, WrittenAnswers written) {
        List<Block> blocks = new ArrayList<>();
        for (Question question : section.questions()) {
            if (shown.contains(question.questionId()) && !(question instanceof Information)) {
                blocks.add(new Heading(3, question.text().in(written.language())));
                blocks.add(new Lines(answers.to(question.questionId())
                        .map(answer -> written.of(question, answer))
                        .orElseGet(() -> written.phrases().say("no-answer"))));
            }
        }
        if (!blocks.isEmpty() && !section.title().isEmpty()) {
            blocks.addFirst(new Heading(2, section.title().in(written.language())));
        }
        return blocks;
    }
}
