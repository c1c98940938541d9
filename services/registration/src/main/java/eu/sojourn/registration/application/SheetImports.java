package eu.sojourn.registration.application;

import eu.sojourn.registration.domain.encoding.SheetImport;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.causation.CommandKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps uploaded sheets for their time, and reads at once what all rows of a sheet are judged by. */
public interface SheetImports {

    /** How many sheets are kept for one Xchange; the oldest makes room. */
    int MOST_OF_AN_XCHANGE = 20;

    /** Keeps a sheet; one that was shown before is shown anew, and what was done with it is kept. */
    void keep(SheetImport shown);

    /** @return empty if there is none, or its time is over */
    Optional<SheetImport> find(XchangeId xchange, String importId, Instant now);

    /** Notes what was done with some rows. */
    void note(String importId, Map<Integer, SheetImport.Result> results);

    /** Notes what would be done with rows that turned out to be stale, as it is now shown. */
    void showAnew(String importId, Map<Integer, String> gists);

    /** Notes that a command was about a sheet. */
    void remember(String importId, CommandKey command);

    /** Fingerprints of the commands about sheets of an Xchange that came under the same key. */
    List<String> fingerprints(XchangeId xchange, CommandKey command);

    List<Organisation> organisations();

    /** All visits to an Xchange, also those that ended. */
    List<Visit> visitsTo(XchangeId xchange);

    /** Of all organisations that have approved visits in the programme. */
    List<VisitAllowance> allowancesIn(ProgrammeId programme);
}
