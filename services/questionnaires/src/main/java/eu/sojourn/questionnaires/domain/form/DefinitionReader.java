package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.service.domain.InvalidValue;

/** Reads definitions of questionnaires, as plain values: text, numbers, booleans, lists, maps. {@link DefinitionWriter} writes them. */
public final class DefinitionReader {

    private static final int MOST_SECTIONS = 50;
    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_LANGUAGES = 30;
    private static final int LINE = 300;
    private static final int PARAGRAPH = 5_000;
    private static final int MOST_OPTIONS = 300;
    private static final String FIRST_SECTION = "sections[0]";
    private static final String FIRST_QUESTION = FIRST_SECTION + ".questions[0]";

    private final Notes notes = new Notes();
    private final ConditionReader conditions = new ConditionReader();
    private boolean opensWithOutcome;

    private DefinitionReader() {}

    /** Reads a definition; all that is wrong with it is told at once. */
    public static Definition read(Map<String, ?> plain) {
        DefinitionReader reader = new DefinitionReader();
        Questionnaire questionnaire = reader.questionnaire(new Fields("", plain, reader.notes));
        return new Definition(questionnaire, reader.notes.faults(), reader.notes.completeness());
    }

    private @Nullable Questionnaire questionnaire(Fields fields) {
        QuestionnaireId questionnaireId = fields.word("questionnaireId", QuestionnaireId::new);
        int version = fields.needed("version");
        ProgrammeId programmeId = fields.has("programmeId") ? fields.word("programmeId", ProgrammeId::new) : null;
        Audience audience = fields.oneOf("audience", Audience.class, Audience.ANYBODY);
        Trigger trigger = fields.oneOf("trigger", Trigger.class, Trigger.WAVE);
        languages(fields);
        Localised title = fields.neededLine("title", LINE);
        Localised introduction = fields.paragraph("introduction", PARAGRAPH);
        Reminders reminders = fields.object("reminders", DefinitionReader::reminders);
        List<Section> sections = fields.each("sections", MOST_SECTIONS, this::section);
        if (conditions.questions() == 0) {
            notes.fault("sections", "MISSING", "A questionnaire asks something");
        }
        if (trigger == Trigger.VISIT_OVER) {
            aboutVisits(audience);
        }
        return fields.make(0,
                () -> new Questionnaire(new QuestionnaireVersion(Objects.requireNonNull(questionnaireId), version), programmeId,
                        audience, trigger, notes.defaultLanguage(), notes.languages(), title, introduction, reminders, sections));
    }

    private void aboutVisits(Audience audience) {
        if (audience == Audience.ANYBODY) {
            notes.fault("audience", "INVALID", "A questionnaire about a visit is for VISITOR or HOST");
        }
        if (!opensWithOutcome) {
            notes.fault(FIRST_QUESTION, "INVALID",
                    "A questionnaire about a visit begins with the required question outcome, asked of everybody: "
                            + Arrays.toString(Outcome.values()));
        }
    }

    private void languages(Fields fields) {
        Language defaultLanguage = fields.word("defaultLanguage", Language::new);
        Set<Language> languages = new LinkedHashSet<>();
        if (defaultLanguage != null) {
            languages.add(defaultLanguage);
        }
        for (String tag : fields.words("languages", MOST_LANGUAGES)) {
            try {
                languages.add(new Language(tag));
            } catch (InvalidValue e) {
                notes.fault("languages", "INVALID", "Each language " + e.getMessage());
            }
        }
        if (defaultLanguage != null) {
            notes.speak(defaultLanguage, List.copyOf(languages));
        }
    }

    private static @Nullable Reminders reminders(Fields fields) {
        int before = fields.notes().noted();
        List<Integer> afterDays = fields.wholes("afterDays", 100);
        boolean weekdaysOnly = fields.flag("weekdaysOnly", true);
        LocalTime from = fields.word("from", LocalTime::parse);
        LocalTime until = fields.word("until", LocalTime::parse);
        ZoneId zone = fields.word("zone", ZoneId::of);
        return fields.make(before, () -> new Reminders(afterDays, weekdaysOnly, Objects.requireNonNull(from), Objects.requireNonNull(until),
                Objects.requireNonNull(zone)));
    }

    private @Nullable Section section(Fields fields) {
        int before = notes.noted();
        String sectionId = fields.word("id");
        if (!conditions.begin(sectionId)) {
            notes.fault(fields.path("id"), "TWICE", "Two sections are called " + sectionId);
        }
        Localised title = fields.line("title", LINE);
        Localised text = fields.paragraph("text", PARAGRAPH);
        Condition when = fields.object("when", conditions::read);
        boolean always = !fields.has("when");
        Readers readers = fields.oneOf("readers", Readers.class, Readers.ALL);
        List<Question> questions = fields.each("questions", MOST_QUESTIONS, this::question);
        if (fields.path().equals(FIRST_SECTION)) {
            opensWithOutcome &= always;
        }
        return fields.make(before, () -> new Section(sectionId, title, text, when, readers, questions));
    }

    private @Nullable Question question(Fields fields) {
        int before = notes.noted();
        QuestionId questionId = fields.word("id", QuestionId::new);
        if (questionId != null && conditions.isKnown(questionId)) {
            notes.fault(fields.path("id"), "TWICE", "Two questions are called " + questionId.value());
        }
        Question question = typed(fields, before, questionId, fields.object("when", conditions::read));
        conditions.after(questionId, question);
        if (fields.path().equals(FIRST_QUESTION)) {
            opensWithOutcome = question == null || Outcome.isAskedBy(question);
        }
        return question;
    }

    private @Nullable Question field(Fields fields) {
        int before = notes.noted();
        return typed(fields, before, fields.word("id", QuestionId::new), null);
    }

    private @Nullable Question typed(Fields fields, int before, @Nullable QuestionId questionId, @Nullable Condition when) {
        QuestionType type = fields.word("type", QuestionType::valueOf);
        Localised text = fields.neededParagraph("text", PARAGRAPH);
        Localised help = fields.paragraph("help", PARAGRAPH);
        boolean required = fields.flag("required", false);
        Fact prefill = fields.has("prefill") ? fields.word("prefill", Fact::valueOf) : null;
        List<String> feeds = fields.words("feeds", 100);
        if (type == null) {
            return null;
        }
        Function<Prompt, Question> maker = body(type, fields);
        return fields.make(before, () -> maker.apply(
                new Prompt(Objects.requireNonNull(questionId), text, help, required, when, prefill, feeds)));
    }

    /** Takes what only a type has. */
    private Function<Prompt, Question> body(QuestionType type, Fields fields) {
        return switch (type) {
            case SINGLE_CHOICE -> {
                List<Option> options = options(fields, "options");
                Other other = other(fields);
                yield prompt -> new SingleChoice(prompt, options, other);
            }
            case MULTIPLE_CHOICE -> {
                List<Option> options = options(fields, "options");
                Other other = other(fields);
                Integer min = fields.whole("min");
                Integer max = fields.whole("max");
                yield prompt -> new MultipleChoice(prompt, options, other, min, max);
            }
            case MATRIX -> {
                List<Option> rows = options(fields, "rows");
                List<Option> columns = options(fields, "columns");
                boolean multiple = fields.flag("multiple", false);
                yield prompt -> new Matrix(prompt, rows, columns, multiple);
            }
            case SCALE -> {
                int min = fields.needed("min");
                int max = fields.needed("max");
                Localised minLabel = fields.line("minLabel", LINE);
                Localised maxLabel = fields.line("maxLabel", LINE);
                yield prompt -> new Scale(prompt, min, max, minLabel, maxLabel);
            }
            case STARS -> {
                int max = fields.whole("max", 5);
                yield prompt -> new Stars(prompt, max);
            }
            case NPS -> Nps::new;
            case NUMBER -> {
                BigDecimal min = fields.neededDecimal("min");
                BigDecimal max = fields.neededDecimal("max");
                int decimals = fields.whole("decimals", 0);
                Localised unit = fields.line("unit", LINE);
                yield prompt -> new Numeric(prompt, min, max, decimals, unit);
            }
            case RANKING -> {
                List<Option> options = options(fields, "options");
                Integer top = fields.whole("top");
                yield prompt -> new Ranking(prompt, options, top);
            }
            case DATE -> {
                LocalDate earliest = fields.has("earliest") ? fields.word("earliest", LocalDate::parse) : null;
                LocalDate latest = fields.has("latest") ? fields.word("latest", LocalDate::parse) : null;
                yield prompt -> new CalendarDay(prompt, earliest, latest);
            }
            case TEXT -> {
                int maxLength = fields.needed("maxLength");
                boolean paragraphs = fields.flag("long", false);
                yield prompt -> new FreeText(prompt, maxLength, paragraphs);
            }
            case YES_NO -> {
                YesNo.Detail detail = fields.object("detail", DefinitionReader::detail);
                yield prompt -> new YesNo(prompt, detail);
            }
            case ITEMS -> {
                int maxItems = fields.needed("maxItems");
                Localised itemLabel = fields.neededLine("itemLabel", LINE);
                List<Question> asked = fields.each("fields", MOST_OPTIONS, this::field);
                yield prompt -> new ItemList(prompt, maxItems, itemLabel, asked);
            }
            case COUNTRY -> {
                boolean multiple = fields.flag("multiple", false);
                yield prompt -> new CountryPicker(prompt, multiple);
            }
            case ORGANISATION -> {
                boolean multiple = fields.flag("multiple", false);
                yield prompt -> new OrganisationPicker(prompt, multiple);
            }
            case FILE -> {
                int maxFiles = fields.whole("maxFiles", 1);
                List<String> mediaTypes = fields.words("mediaTypes", 100);
                int maxBytes = fields.needed("maxBytes");
                yield prompt -> new FileUpload(prompt, maxFiles, mediaTypes, maxBytes);
            }
            case INFORMATION -> Information::new;
        };
    }

    private static List<Option> options(Fields fields, String name) {
        return fields.each(name, MOST_OPTIONS, DefinitionReader::option);
    }

    private static @Nullable Option option(Fields fields) {
        int before = fields.notes().noted();
        String value = fields.word("value");
        Localised label = fields.neededLine("label", LINE);
        Comment comment = fields.object("comment", DefinitionReader::comment);
        return fields.make(before, () -> new Option(value, label, comment));
    }

    private static @Nullable Comment comment(Fields fields) {
        int before = fields.notes().noted();
        Localised label = fields.line("label", LINE);
        boolean required = fields.flag("required", false);
        int maxLength = fields.needed("maxLength");
        return fields.make(before, () -> new Comment(label, required, maxLength));
    }

    private static @Nullable Other other(Fields fields) {
        return fields.object("other", inner -> {
            int before = inner.notes().noted();
            Localised label = inner.neededLine("label", LINE);
            int maxLength = inner.needed("maxLength");
            return inner.make(before, () -> new Other(label, maxLength));
        });
    }

    private static YesNo.@Nullable Detail detail(Fields fields) {
        boolean on = fields.flag("on");
        Comment comment = comment(fields);
        return comment == null ? null : new YesNo.Detail(on, comment);
    }
}
