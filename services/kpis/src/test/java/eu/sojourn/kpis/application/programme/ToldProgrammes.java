package eu.sojourn.kpis.application.programme;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.event.Received;

/** Programmes that registration told of once and for all. */
public record ToldProgrammes(List<KnownProgramme> all) implements KnownProgrammes {

    @Override
    public Optional<KnownProgramme> find(ProgrammeId programmeId) {
        return all.stream().filter(one -> one.programmeId().equals(programmeId)).findFirst();
    }

    @Override
    public void know(Received<?> event, ProgrammeId programmeId, UnaryOperator<@Nullable KnownProgramme> change) {
        throw new UnsupportedOperationException();
    }
}
