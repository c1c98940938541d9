package eu.sojourn.questionnaires.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.questionnaires.domain.wave.Population;
import eu.sojourn.service.security.Actor;

/** Finds those whom a wave may ask. */
@Service
public class ChoosingPopulations {

    private final RunningWaves running;
    private final KnownThings known;

    ChoosingPopulations(RunningWaves running, KnownThings known) {
        this.running = running;
        this.known = known;
    }

    /**
     * Organisations of a population, each once, in the order of their names; what was merged into another counts as that.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the wave's programme
     */
    public List<KnownOrganisation> of(Actor actor, WaveId waveId, Population population) {
        ProgrammeId programmeId = running.own(actor, waveId).state().programmeId();
        return candidates(programmeId, population.kind()).stream()
                .filter(each -> population.country() == null || population.country().equals(each.country()))
                .filter(each -> population.type() == null || population.type().equals(each.type()))
                .sorted(Comparator.comparing(KnownOrganisation::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(each -> each.organisationId().value()))
                .toList();
    }

    private List<KnownOrganisation> candidates(ProgrammeId programmeId, Population.Kind kind) {
        return switch (kind) {
            case ORGANISATIONS -> known.validated();
            case VISITORS -> participants(known.visits(programmeId).stream().map(KnownVisit::visitingOrganisationId).toList());
            case HOSTS -> participants(known.visits(programmeId).stream().map(KnownVisit::hostOrganisationId).toList());
        };
    }

    private List<KnownOrganisation> participants(List<OrganisationId> organisations) {
        List<KnownOrganisation> found = known.organisations(Set.copyOf(organisations));
        Set<OrganisationId> into = found.stream().map(KnownOrganisation::mergedInto).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<OrganisationId, KnownOrganisation> merged = known.organisations(into)
                .stream()
                .collect(Collectors.toMap(KnownOrganisation::organisationId, each -> each));
        return found.stream()
                .map(each -> each.mergedInto() == null ? each : merged.getOrDefault(each.mergedInto(), each))
                .distinct()
                .toList();
    }
}
