package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaire.Option;
import eu.sojourn.portal.services.Questionnaire.Question;
import eu.sojourn.portal.services.Questionnaire.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** A questionnaire as one reader sees it: in one language, without what known facts exclude. */
public final class Sheet {
    private static final Pattern BLOCK = Pattern.compile("\\[(\\d{1,3})]\\.?(.*)");
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Questionnaire questionnaire;
    private final String language;
    private final Map<String, ?> facts;
    private final Set<String> known;
    private final Map<String, String> files;
    private final MessageSource messages;

    /**
     * @param wanted the language that is wanted; one that the questionnaire does not have is passed over
     * @param facts  what is known, by the name of the fact
     * @param known  the questions that are filled in from what is known
     * @param files  names of uploaded files by their ids
     */
    Sheet(Questionnaire questionnaire, @Nullable String wanted, Map<String, ?> facts, Set<String> known, Map<String, String> files,
            MessageSource messages) {
        this.questionnaire = questionnaire;
        this.language = questionnaire.spoken(wanted);
        this.facts = facts;
        this.known = known;
        this.files = files;
        this.messages = messages;
    }

    public Questionnaire questionnaire() {
        return questionnaire;
    }

    public String language() {
        return language;
    }

    /** The languages to choose from, each by its own name; empty where there is no choice. */
    public Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        if (questionnaire.languages().size() > 1) {
            questionnaire.languages().forEach(tag -> {
                Locale locale = Locale.forLanguageTag(tag);
                String name = locale.getDisplayLanguage(locale);
                languages.put(tag, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
            });
        }
        return languages;
    }

    /** A text in the reader's language, or in the default one. */
    public String in(Map<String, String> text) {
        String own = text.get(language);
        String said = own == null || own.isBlank()
                ? text.get(questionnaire.defaultLanguage() == null ? "en" : questionnaire.defaultLanguage())
                : own;
        return said == null ? text.values().stream().findFirst().orElse("") : said;
    }

    /** The sections that may be asked. */
    public List<Section> sections() {
        return questionnaire.sections()
                .stream()
                .filter(section -> may(section.when()) && section.questions().stream().anyMatch(this::shows))
                .toList();
    }

    /** Whether a question may be asked. */
    public boolean shows(Question question) {
        return may(question.when());
    }

    private boolean may(@Nullable Map<String, ?> when) {
        return !(condition(when) instanceof Condition.Decided(boolean yes)) || yes;
    }

    /** The condition over answers, for the script; null where there is none. */
    public @Nullable String when(@Nullable Map<String, ?> when) {
        Condition condition = condition(when);
        return condition instanceof Condition.Decided ? null : JSON.writeValueAsString(condition.plain());
    }

    /** Whether it is asked whatever the answers are. */
    public boolean always(Question question) {
        Section section = questionnaire.sections().stream().filter(each -> each.questions().contains(question)).findFirst().orElse(null);
        return section != null && when(section.when()) == null && when(question.when()) == null;
    }

    private Condition condition(@Nullable Map<String, ?> when) {
        return Condition.of(when, facts);
    }

    /** When it is asked, as a sentence; null where always. */
    public @Nullable String onlyIf(@Nullable Map<String, ?> when) {
        Condition condition = condition(when);
        return condition instanceof Condition.Decided ? null : said("question.only-if", sentence(condition));
    }

    private String sentence(Condition condition) {
        return switch (condition) {
            case Condition.Decided _ -> "";
            case Condition.All(List<Condition> parts) ->
                parts.stream().map(this::sentence).collect(Collectors.joining(said("question.and")));
            case Condition.Any(List<Condition> parts) ->
                parts.stream().map(this::sentence).collect(Collectors.joining(said("question.or")));
            case Condition.Not(Condition part) -> said("question.not", sentence(part));
            case Condition.Tested(String id, String test, Object required) -> {
                Question question = question(id);
                String asks = question == null ? id : in(question.text());
                yield switch (test) {
                    case "in" -> said("question.is", asks,
                            GivenAnswers.several(required)
                                    .stream()
                                    .map(value -> question == null ? GivenAnswers.plain(value) : label(question, GivenAnswers.plain(value)))
                                    .collect(Collectors.joining(said("question.quoted-or"))));
                    case "atLeast" -> said("question.at-least", asks, GivenAnswers.plain(required));
                    case "atMost" -> said("question.at-most", asks, GivenAnswers.plain(required));
                    default -> said(Boolean.TRUE.equals(required) ? "question.answered" : "question.unanswered", asks);
                };
            }
        };
    }

    private @Nullable Question question(String id) {
        return questionnaire.questions().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private String label(Question question, String value) {
        if (question.type().equals("YES_NO")) {
            return said(value.equals("true") ? "yes" : "no");
        }
        if (value.equals(Questionnaire.OTHER) && question.other() != null) {
            return in(question.other().label());
        }
        return option(question.options(), value);
    }

    private String option(List<Option> options, String value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst().map(option -> in(option.label())).orElse(value);
    }

    /** What a field is called that a fault names: of {@code agreements[1].name} the question, the number of the block and the field. */
    public @Nullable String place(@Nullable String field) {
        Question question = field == null ? null : question(field.replaceFirst("[.\\[].*", ""));
        return question == null ? null : place(question, field.substring(question.id().length()));
    }

    private String place(Question question, String rest) {
        Matcher block = BLOCK.matcher(rest);
        if (block.matches()) {
            String number = in(question.itemLabel()) + " " + (Integer.parseInt(block.group(1)) + 1);
            String id = block.group(2).replaceFirst("\\..*", "");
            return question.fields()
                    .stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .map(each -> number + ", " + place(each, block.group(2).substring(id.length())))
                    .orElse(number);
        }
        String part = rest.isEmpty() ? "" : rest.substring(1);
        String row = option(question.rows(), part);
        String choice = part.equals("text") && question.detail() != null ? in(question.detail().label()) : label(question, part);
        String inside = row.equals(part) ? choice : row;
        return inside.isEmpty() || inside.equals(part) ? in(question.text()) : in(question.text()) + ", " + inside;
    }

    /** What a fault says, in the reader's language: by what the question asks where that tells more, else by its code, else as it came. */
    public String said(Fault fault, Words words) {
        if (fault.text() == null) {
            return said(String.valueOf(fault.messageKey()));
        }
        String own = FaultWords.of(fault, asked(fault.field()), messages, words);
        return own == null ? fault.text() : own;
    }

    /** The question, or the field in a block, that a fault names. */
    private @Nullable Question asked(@Nullable String field) {
        Question question = field == null ? null : question(field.replaceFirst("[.\\[].*", ""));
        Matcher block = BLOCK.matcher(question == null ? "" : field.substring(question.id().length()));
        if (!block.matches()) {
            return question;
        }
        String id = block.group(2).replaceFirst("\\..*", "");
        return question.fields().stream().filter(each -> each.id().equals(id)).findFirst().orElse(question);
    }

    /** Whether a question is filled in from what is known. */
    public boolean known(String questionId) {
        return known.contains(questionId);
    }

    /** The numbers of the blocks that a form has of a question, from 0. */
    public List<Integer> blocks(Question question, Form form, String name) {
        int most = question.maxItems() == null ? Integer.MAX_VALUE : question.maxItems();
        return IntStream.range(0, Math.min(most, GivenAnswers.blocks(form, name))).boxed().toList();
    }

    /** What stands in the fields of a question that may have several answers, with an empty one at the end. */
    public List<String> entries(Question question, Form form, String name) {
        List<String> entries = new ArrayList<>(form.values(name).stream().filter(value -> !value.isBlank()).toList());
        if (entries.isEmpty() || question.multiple()) {
            entries.add("");
        }
        return question.multiple() ? entries : entries.subList(0, 1);
    }

    /** Names of the uploaded files that a form names, by their ids. */
    public Map<String, String> files(Form form, String name) {
        return named(form.values(name));
    }

    private Map<String, String> named(List<String> ids) {
        Map<String, String> named = new LinkedHashMap<>();
        ids.stream().filter(id -> !id.isBlank()).forEach(id -> named.put(id, files.getOrDefault(id, id)));
        return named;
    }

    /** Whether a file of this id was uploaded, and can be downloaded again. */
    public boolean has(String fileId) {
        return files.containsKey(fileId);
    }

    /** Names of the uploaded files that an answer names, by their ids. */
    public Map<String, String> files(@Nullable Object answer) {
        return named(GivenAnswers.several(answer).stream().map(GivenAnswers::plain).toList());
    }

    /** The answer to a question as people read it, a line for each part; empty where there is none. */
    public List<String> read(Question question, @Nullable Object answer, Words words) {
        List<String> lines = new ArrayList<>();
        switch (question.type()) {
            case "MATRIX" -> {
                if (answer instanceof Map<?, ?> rows) {
                    rows.forEach((row, columns) -> lines.add(option(question.rows(), GivenAnswers.plain(row)) + ": "
                            + GivenAnswers.several(columns)
                                    .stream()
                                    .map(column -> option(question.columns(), GivenAnswers.plain(column)))
                                    .collect(Collectors.joining(", "))));
                }
            }
            case "RANKING" -> {
                int rank = 1;
                for (Object each : GivenAnswers.several(answer)) {
                    lines.add(rank++ + ". " + option(question.options(), GivenAnswers.plain(each)));
                }
            }
            case "ITEMS" -> {
                List<?> items = GivenAnswers.several(answer instanceof Map<?, ?> counted ? counted.get("items") : answer);
                if (answer != null) {
                    lines.add(String.valueOf(items.size()));
                }
                int number = 1;
                for (Object item : items) {
                    lines.add((in(question.itemLabel()) + " " + number++ + ": ") + question.fields()
                            .stream()
                            .filter(field -> item instanceof Map<?, ?> map && map.get(field.id()) != null)
                            .map(field -> in(field.text()) + ": "
                                    + String.join(", ", read(field, ((Map<?, ?>) item).get(field.id()), words)))
                            .collect(Collectors.joining(" · ")));
                }
            }
            case "COUNTRY" -> GivenAnswers.several(answer).forEach(code -> lines.add(words.country(GivenAnswers.plain(code))));
            case "ORGANISATION" ->
                GivenAnswers.several(answer).forEach(each -> lines.add(GivenAnswers.organisation(each, words::organisation)));
            case "FILE" -> lines.addAll(files(answer).values());
            case "NUMBER" -> GivenAnswers.several(answer)
                    .forEach(number -> lines.add((words.exactly(GivenAnswers.plain(number)) + " " + in(question.unit())).strip()));
            case "DATE" -> GivenAnswers.several(answer).forEach(day -> lines.add(day(GivenAnswers.plain(day), words)));
            default -> GivenAnswers.several(answer).forEach(each -> lines.add(chosen(question, each)));
        }
        return lines;
    }

    private static String day(String day, Words words) {
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? words.day(LocalDate.parse(day)) : day;
    }

    private String chosen(Question question, Object each) {
        return each instanceof Map<?, ?> both
                ? label(question, GivenAnswers.plain(both.get("choice"))) + (both.get("text") == null ? "" : ": " + both.get("text"))
                : label(question, GivenAnswers.plain(each));
    }

    private String said(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
