package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Composition;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.messaging.store.Stored;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Makes a document each time that an annex has come into force; earlier ones are kept. It looks at what the log says and not at what an event
 * says, so it may be called any number of times: what is made is made once.
 */
@Service
public class SealingAnnexes {
    private final Annexes annexes;
    private final MakingDocuments making;
    private final SealedDocuments documents;
    private final Clock clock;

    SealingAnnexes(Annexes annexes, MakingDocuments making, SealedDocuments documents, Clock clock) {
        this.annexes = annexes;
        this.making = making;
        this.documents = documents;
        this.clock = clock;
    }

    public void seal(VisitId visitId) {
        annexes.find(visitId).map(Stored::state).ifPresent(annex -> annex.log().of(Act.IN_FORCE).forEach(cause -> seal(annex, cause)));
    }

    private void seal(Annex annex, LogEntry cause) {
        // A text that was replaced before the event was heard may be forgotten; then what replaced it gets a document.
        textOf(annex, cause).ifPresent(text -> {
            var file = documents.madeFor(cause.sha256())
                    .orElseGet(() -> documents.keepFirst(cause.sha256(),
                            making.document(agreed(annex, text, annex.log().upTo(cause.number())))));
            // What is written, even unchanged, gets another version: whoever read the annex before would be refused.
            if (annex.log().hasSealOf(file)) {
                return;
            }
            annexes.update(annex.visit().visitId(), null, now -> now.sealed(clock.instant(), text.sha256(), file));
        });
    }

    private static Agreed agreed(Annex annex, CanonicalText text, AgreementLog log) {
        var signed = annex.visit().parties().stream().map(party -> signed(annex, party, log)).toList();
        var earlier = signed.stream()
                .flatMap(each -> annex.textOf(each.signature().textSha256()).map(Composition::text).stream())
                .toList();
        return new Agreed(Phrases.of(text).say("document.annex", annex.visit().visitId().value()), text, earlier, signed, log);
    }

    private static Agreed.Signed signed(Annex annex, Party party, AgreementLog log) {
        var roles = party.roles().stream().map(Enum::name).collect(Collectors.joining(", ", " (", ")"));
        var entry = log.of(Act.SIGNED).reversed().stream().filter(each -> party.id().equals(each.party())).findFirst().orElseThrow();
        // An organisation and a partnership may bear the same id, which the log does not tell apart.
        var signature = annex.lastSignatureOf(party)
                .map(last -> last.signature())
                .filter(last -> log.of(Act.SIGNED).stream().anyMatch(each -> each.signature().isSameAs(last)))
                .orElseGet(entry::signature);
        return new Agreed.Signed(party.id() + roles, signature);
    }

    private static Optional<CanonicalText> textOf(Annex annex, LogEntry cause) {
        return annex.textOf(Objects.requireNonNull(cause.textSha256())).map(Composition::text);
    }
}
