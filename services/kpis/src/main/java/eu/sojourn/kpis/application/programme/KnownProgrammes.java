package eu.sojourn.kpis.application.programme;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.problem.NotFound;

/** The programmes that registration told of. */
public interface KnownProgrammes {

    Optional<KnownProgramme> find(ProgrammeId programmeId);

    List<KnownProgramme> all();

    /**
     * Remembers what an event tells; one that is not newer than what is known has no effect.
     *
     * @param change gets null where the programme is not known yet
     */
    void know(Received<?> event, ProgrammeId programmeId, UnaryOperator<@Nullable KnownProgramme> change);

    /** @throws NotFound if registration never told of it */
    default KnownProgramme get(ProgrammeId programmeId) {
        return find(programmeId).orElseThrow(() -> new NotFound("programme", programmeId.value()));
    }

    /** Under which names facts and cells of a programme stand: its own, and what stands for all programmes of the partnership that runs it. */
    default List<String> names(String programmeId) {
        return Stream.concat(Stream.of(programmeId), find(new ProgrammeId(programmeId)).stream()
                .map(programme -> Classification.programmesOf(programme.partnershipId()))).toList();
    }
}
