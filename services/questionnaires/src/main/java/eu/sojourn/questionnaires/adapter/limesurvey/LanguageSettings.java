package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import eu.sojourn.questionnaires.application.NotCarriedOver;

/** What a survey says in each language beside its questions: the page after the last question, notices, and its mails. */
final class LanguageSettings {

    private static final Set<String> READ = Set.of("surveyls_survey_id", "surveyls_language", "surveyls_title", "surveyls_description",
            "surveyls_welcometext", "surveyls_dateformat", "surveyls_numberformat");
    private static final Map<String, String> WHY = Map.of("surveyls_endtext",
            "there is no page of the survey's own after the last question",
            "surveyls_url", "nobody is sent to another site after the last question", "surveyls_urldescription",
            "nobody is sent to another site after the last question", "surveyls_policy_notice",
            "put it into the introduction if it is needed",
            "surveyls_alias", "links are made for one invitation each");

    private LanguageSettings() {}

    static void losses(List<Map<String, String>> rows, List<NotCarriedOver> losses) {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> mails = new TreeSet<>();
        for (Map<String, String> row : rows) {
            row.forEach((name, value) -> {
                if (value.isBlank() || READ.contains(name) || value.equals("a:0:{}")) {
                    return;
                }
                if (name.contains("email")) {
                    mails.add(name.replaceAll("_subj$", ""));
                } else {
                    texts.putIfAbsent(name, value);
                }
            });
        }
        texts.forEach((name, value) -> losses.add(new NotCarriedOver(name, PlainText.shortened(PlainText.of(value).text()),
                WHY.getOrDefault(name, "it has no counterpart here"))));
        if (!mails.isEmpty()) {
            losses.add(new NotCarriedOver("mails", mails.stream().collect(Collectors.joining(", ")),
                    "invitations and reminders are written by Sojourn, in the recipient's language"));
        }
    }
}
