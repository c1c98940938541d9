package eu.sojourn.kpis.application.check;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.PublishedFigures;

/** Published figures as a file: each sheet a table, with the names of its columns in its first row that has more than one cell. */
public interface FigureTables {

    /**
     * @param name      as the sender calls the file; null where it has none
     * @param mediaType as the sender calls it; null where nothing is said
     * @throws eu.sojourn.service.problem.InvalidInput with all faults, each at its cell
     */
    PublishedFigures read(byte[] file, @Nullable String name, @Nullable String mediaType);
}
