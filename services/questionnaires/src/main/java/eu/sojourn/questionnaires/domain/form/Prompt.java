package eu.sojourn.questionnaires.domain.form;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.service.domain.InvalidValue;

/**
 * What every question has, whatever its type.
 *
 * @param help what is said below it; may be empty
 * @param required whether a response without an answer is incomplete where the question is asked
 * @param when where it is asked; null for wherever its section is
 * @param prefill the fact that stands in the field before anybody types; null for none
 * @param feeds where else the answer goes: {@code OFFICIAL_FORM:result}, {@code DECLARATION}, {@code KPI:OUTCOME}
 */
public record Prompt(QuestionId questionId, Localised text, Localised help, boolean required, @Nullable Condition when,
        @Nullable Fact prefill, List<String> feeds) {

    private static final Pattern FEED = Pattern.compile("[A-Z][A-Z_]{1,30}(:[A-Za-z0-9_.-]{1,60})?");
    private static final int MOST_FEEDS = 10;

    public Prompt {
        feeds = List.copyOf(feeds);
        if (feeds.size() > MOST_FEEDS || !feeds.stream().allMatch(feed -> FEED.matcher(feed).matches())) {
            throw new InvalidValue("feeds", "must be at most " + MOST_FEEDS + " words such as DECLARATION or OFFICIAL_FORM:result");
        }
    }
}
