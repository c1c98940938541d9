package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All links that sign or read without an account. Nothing is told about them to other services. */
public interface Links {

    Optional<Stored<SigningLink>> find(LinkId linkId);

    Stored<SigningLink> get(LinkId linkId);

    Stored<SigningLink> create(LinkId linkId, Decision<SigningLink> decision);

    /** What the current command left when it was handled before. */
    Optional<Stored<SigningLink>> handledBefore(LinkId linkId);

    /** @param expectedVersion the version that the caller saw; null if it does not matter */
    Stored<SigningLink> update(LinkId linkId, @Nullable Long expectedVersion, Function<SigningLink, Decision<SigningLink>> change);

    /** Links of an Xchange for one of these parties, or issued by that person; one more than {@code limit} where there are more. */
    List<Stored<SigningLink>> ofXchange(XchangeId xchangeId, Collection<LinkParty> parties, String issuedBy, @Nullable String after,
            int limit);

    /** Links for the commitment of a host; one more than {@code limit} where there are more. */
    List<Stored<SigningLink>> ofCommitment(OrganisationId host, @Nullable String after, int limit);

    /** Links whose holders' signatures are not finished. */
    List<LinkId> inUse();
}
