package eu.sojourn.questionnaires.application;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.declaration.Counterparty;
import eu.sojourn.questionnaires.domain.known.ComingVisit;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.known.KnownProgramme;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;

/** Says what is known of a visit, and which organisations there are. */
@Service
public class KnowingFacts {

    private static final int MOST_FOUND = 20;
    private static final int LONGEST_QUERY = 200;

    /** Letters whose accent is a part of them. */
    private static final Map<String, String> UNDIVIDED = Map.of("ł", "l", "ø", "o", "đ", "d", "ħ", "h", "ß", "ss", "æ", "ae", "œ", "oe");

    private final KnownThings known;

    KnowingFacts(KnownThings known) {
        this.known = known;
    }

    /** @throws NotFound if it was not heard that such a visit is over */
    public KnownVisit visit(VisitId visitId) {
        return known.visit(visitId).orElseThrow(() -> new NotFound("visit that is over", visitId.value()));
    }

    /** @throws NotFound if no such visit was heard of, over or not */
    public ProgrammeId programmeOf(VisitId visitId) {
        return known.visit(visitId)
                .map(KnownVisit::programmeId)
                .or(() -> known.coming(visitId).map(ComingVisit::programmeId))
                .orElseThrow(() -> new NotFound("visit", visitId.value()));
    }

    /** @throws Refusal if it was not heard that this visit is over */
    public KnownVisit over(VisitId visitId) {
        return known.visit(visitId)
                .orElseThrow(() -> new Refusal(Decision.Kind.STATE, List.of(Reason.of("VISIT_NOT_OVER", "This visit is not over"))));
    }

    /** All that is known now of a visit that is over. */
    public KnownFacts of(KnownVisit visit) {
        return KnownFacts.of(visit, known.xchange(visit.xchangeId()).orElse(null),
                known.organisation(visit.visitingOrganisationId()).orElse(null),
                known.organisation(visit.hostOrganisationId()).orElse(null),
                known.programme(visit.programmeId()).orElse(null));
    }

    /** The name of an organisation; its id where it was not heard of. */
    public String nameOf(OrganisationId organisationId) {
        return known.organisation(organisationId).map(KnownOrganisation::name).orElse(organisationId.value());
    }

    /** An organisation as the counterparty of an agreement, with its country where that is known. */
    public Counterparty counterparty(OrganisationId organisationId) {
        return new Counterparty(organisationId, null, known.organisation(organisationId).map(KnownOrganisation::country).orElse(null));
    }

    /** The name of a programme; null where it was not heard of. */
    public @Nullable String nameOf(ProgrammeId programmeId) {
        return known.programme(programmeId).map(KnownProgramme::name).orElse(null);
    }

    /** The first organisations whose name has every word of a query; none for an empty one. */
    public List<KnownOrganisation> organisations(String query) {
        List<String> words = words(query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query);
        return words.isEmpty() ? List.of() : known.organisations(words, MOST_FOUND);
    }

    /** Lower-case words of letters and digits, without accents. */
    public static List<String> words(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : UNDIVIDED.entrySet()) {
            bare = bare.replace(letter.getKey(), letter.getValue());
        }
        return Stream.of(bare.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
