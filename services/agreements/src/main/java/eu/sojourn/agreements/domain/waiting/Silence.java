package eu.sojourn.agreements.domain.waiting;

import java.time.LocalDate;

/**
 * For how long somebody has said nothing.
 *
 * @param level       that was reached
 * @param levelBefore that was told last; 0 where none was. The levels between were passed while nobody looked, and are not told.
 */
public record Silence(int level, int levelBefore, LocalDate askedOn, AskNames names) {}
