package eu.sojourn.questionnaires.application;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.wave.Invitee;

/** Those whom a wave asks as a table: columns {@code segment} (may be left out), {@code organisationId} and {@code name}, one row for each. */
public interface InviteeTables {

    /**
     * @param name as the sender calls the file; null where it has none
     * @param mediaType as the sender calls it; null where nothing is said
     * @throws eu.sojourn.service.problem.InvalidInput with all faults, each at its cell
     */
    List<Invitee> read(byte[] file, @Nullable String name, @Nullable String mediaType);
}
