package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.service.domain.Reason;

/**
 * An invitation in front of somebody, with the questionnaire version that it is pinned to, as of now.
 *
 * @param programmeName what the programme that asks is called; null where that was not heard of
 */
public record Asked(Opened opened, Questionnaire questionnaire, @Nullable String programmeName, Instant now) {

    /** What the one who looks may do. */
    public enum Allowed {
        DRAFT, RESPONSE, CORRECTION, CONFIRMATION, INTERVIEW, REMINDER, LINK
    }

    public Stored<Invitation> stored() {
        return opened.stored();
    }

    public Invitation invitation() {
        return opened.invitation();
    }

    public boolean mayAnswer() {
        return opened.answers() && invitation().mayAnswer(now);
    }

    public boolean mayCorrect() {
        return opened.answers() && invitation().mayCorrect(now);
    }

    public List<Allowed> allowed() {
        List<Allowed> allowed = new ArrayList<>();
        boolean open = invitation().mayAnswer(now) || invitation().mayCorrect(now);
        add(allowed, Allowed.DRAFT, mayAnswer() || mayCorrect());
        add(allowed, Allowed.RESPONSE, mayAnswer());
        add(allowed, Allowed.CORRECTION, mayCorrect());
        add(allowed, Allowed.CONFIRMATION, opened.answers() && open && invitation().interview() != null);
        add(allowed, Allowed.INTERVIEW, opened.coordinates() && open);
        add(allowed, Allowed.REMINDER, opened.coordinates() && invitation().mayBeReminded(now));
        add(allowed, Allowed.LINK, opened.coordinates());
        return allowed;
    }

    /** What can be read of the draft, else the response; what its conditions follow from. */
    public Answers known() {
        Response response = invitation().response();
        return invitation().draft().isEmpty() && response != null
                ? response.answers()
                : questionnaire.readable(invitation().draft().given(), invitation().facts(), invitation().files());
    }

    /** What is wrong in the draft, but for what is still missing. */
    public List<Reason> faults() {
        return questionnaire.checkDraft(invitation().draft().given(), invitation().facts(),
                invitation().files()) instanceof Checked.Faulty(List<Reason> reasons) ? reasons : List.of();
    }

    private static void add(List<Allowed> allowed, Allowed what, boolean is) {
        if (is) {
            allowed.add(what);
        }
    }
}
