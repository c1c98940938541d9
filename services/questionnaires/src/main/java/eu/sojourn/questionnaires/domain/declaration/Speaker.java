package eu.sojourn.questionnaires.domain.declaration;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;

/** Who says something, and when. */
public record Speaker(Entry.Source source, @Nullable PersonId personId, Instant at, LocalDate today) {}
