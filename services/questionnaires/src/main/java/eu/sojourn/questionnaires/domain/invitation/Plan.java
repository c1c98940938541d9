package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.Reminders;

/**
 * When an invitation is to be sent, reminded of, and closed.
 *
 * @param sendAt not later than now for at once
 * @param closesAt null where it is never closed
 */
public record Plan(Reminders ladder, Instant sendAt, @Nullable Instant closesAt) {}
