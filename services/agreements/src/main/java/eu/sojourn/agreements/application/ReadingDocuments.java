package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands out sealed documents and logs to whoever may read the agreement. */
@Service
public class ReadingDocuments {
    private final ReadingAnnexes annexes;
    private final ReadingHostCommitments commitments;
    private final MakingDocuments making;
    private final SealedDocuments documents;
    private final PlatformKey key;

    ReadingDocuments(ReadingAnnexes annexes, ReadingHostCommitments commitments, MakingDocuments making, SealedDocuments documents,
            PlatformKey key) {
        this.annexes = annexes;
        this.commitments = commitments;
        this.making = making;
        this.documents = documents;
        this.key = key;
    }

    /** @param file hash of one that was made earlier; null for the one made last */
    public byte[] document(Actor actor, VisitId visitId, @Nullable Sha256 file) {
        return document(log(actor, visitId), file, "annex of visit " + visitId.value());
    }

    /** @param file hash of one that was made earlier; null for the one made last */
    public byte[] document(Actor actor, OrganisationId host, @Nullable Sha256 file) {
        return document(log(actor, host), file, "host commitment of " + host.value());
    }

    public byte[] sealedLog(Actor actor, VisitId visitId) {
        return making.log(log(actor, visitId));
    }

    public byte[] sealedLog(Actor actor, OrganisationId host) {
        return making.log(log(actor, host));
    }

    /** The certificate by which seals are checked, as PEM. */
    public String certificate() {
        return key.pem();
    }

    private byte[] document(AgreementLog log, @Nullable Sha256 file, String of) {
        return log.seals()
                .reversed()
                .stream()
                .map(entry -> new Sha256(String.valueOf(entry.detail())))
                .filter(sealed -> file == null || sealed.equals(file))
                .findFirst()
                .flatMap(documents::find)
                .orElseThrow(() -> new NotFound("sealed document", of));
    }

    private AgreementLog log(Actor actor, VisitId visitId) {
        return annexes.get(actor, visitId).annex().state().log();
    }

    private AgreementLog log(Actor actor, OrganisationId host) {
        return commitments.get(actor, host).commitment().state().log();
    }
}
