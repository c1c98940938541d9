package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.NotCarriedOver;

/**
 * A survey as LimeSurvey has it, whichever file it stood in. Texts are as the file has them, with tags, by language.
 *
 * @param languages the survey's own first
 * @param losses    what the file holds beside the survey's questions
 */
record LimeSurvey(@Nullable String sid, List<String> languages, Map<String, String> title, Map<String, String> description,
        Map<String, String> welcome, List<Group> groups, List<NotCarriedOver> losses) {

    /** A page of questions. */
    record Group(Map<String, String> name, Map<String, String> description, String relevance, String randomization, @Nullable String gid,
            List<Question> questions) {}

    /**
     * A question.
     *
     * @param code       unique in the survey, as expressions call it
     * @param type       LimeSurvey's letter
     * @param attributes by name and language; the language of those that have none is blank
     */
    record Question(@Nullable String qid, String code, String type, Map<String, String> text, Map<String, String> help, String mandatory,
            boolean other, String relevance, String validation, boolean encrypted, List<Part> subquestions, List<Part> answers,
            Map<String, Map<String, String>> attributes) {

        /** The value of an attribute that has no language, or of any language; blank where it is not set. */
        String attribute(String name) {
            return attributes.getOrDefault(name, Map.of()).values().stream().filter(value -> !value.isBlank()).findFirst().orElse("");
        }

        List<Part> subquestions(int scale) {
            return subquestions.stream().filter(part -> part.scale() == scale).toList();
        }

        List<Part> answers(int scale) {
            return answers.stream().filter(part -> part.scale() == scale).toList();
        }
    }

    /**
     * A subquestion or an answer option.
     *
     * @param scale     0, or 1 for the second dimension of an array
     * @param relevance of a subquestion; of an answer its assessment value
     */
    record Part(String code, int scale, Map<String, String> text, String relevance) {}

    /** Gathers groups, questions and their parts, whose texts come language by language, in the order they come first. */
    static final class Gathering {

        final List<NotCarriedOver> losses = new ArrayList<>();
        private final Map<String, OpenGroup> groups = new LinkedHashMap<>();
        private final Map<String, OpenQuestion> questions = new LinkedHashMap<>();

        OpenGroup group(String key) {
            return groups.computeIfAbsent(key, it -> new OpenGroup());
        }

        boolean hasGroup(String key) {
            return groups.containsKey(key);
        }

        /** @param groupKey of a group that is there */
        OpenQuestion question(String key, String groupKey) {
            return questions.computeIfAbsent(key, it -> {
                OpenQuestion question = new OpenQuestion();
                group(groupKey).questions.add(question);
                return question;
            });
        }

        @Nullable
        OpenQuestion question(String key) {
            return questions.get(key);
        }

        int size() {
            return questions.size();
        }

        List<Group> groups() {
            return groups.values().stream().map(OpenGroup::closed).toList();
        }
    }

    /** A group whose questions and texts are still coming. */
    static final class OpenGroup {

        final Map<String, String> name = new LinkedHashMap<>();
        final Map<String, String> description = new LinkedHashMap<>();
        final List<OpenQuestion> questions = new ArrayList<>();
        String relevance = "";
        String randomization = "";
        @Nullable
        String gid;

        private Group closed() {
            return new Group(name, description, relevance, randomization, gid, questions.stream().map(OpenQuestion::closed).toList());
        }
    }

    /** A question whose parts and texts are still coming. */
    static final class OpenQuestion {

        final Map<String, String> text = new LinkedHashMap<>();
        final Map<String, String> help = new LinkedHashMap<>();
        final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        @Nullable
        String qid;
        String code = "";
        String type = "";
        String mandatory = "";
        String relevance = "";
        String validation = "";
        boolean other;
        boolean encrypted;
        private final Map<String, Part> subquestions = new LinkedHashMap<>();
        private final Map<String, Part> answers = new LinkedHashMap<>();

        /** The texts of a subquestion, to add to. */
        Map<String, String> subquestion(String code, int scale, String relevance) {
            return subquestions.computeIfAbsent(scale + " " + code, it -> new Part(code, scale, new LinkedHashMap<>(), relevance)).text();
        }

        /** The texts of an answer, to add to. */
        Map<String, String> answer(String code, int scale, String assessment) {
            return answers.computeIfAbsent(scale + " " + code, it -> new Part(code, scale, new LinkedHashMap<>(), assessment)).text();
        }

        void attribute(String name, String language, String value) {
            if (!value.isBlank()) {
                attributes.computeIfAbsent(name, it -> new LinkedHashMap<>()).putIfAbsent(language, value);
            }
        }

        private Question closed() {
            return new Question(qid, code, type, text, help, mandatory, other, relevance, validation, encrypted,
                    List.copyOf(subquestions.values()), List.copyOf(answers.values()), Collections.unmodifiableMap(attributes));
        }
    }
}
