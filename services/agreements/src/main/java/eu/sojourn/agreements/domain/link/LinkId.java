package eu.sojourn.agreements.domain.link;

import eu.sojourn.service.domain.Id;

/** Names a link; it may be known to everybody, because it opens nothing without the link's secret. */
public record LinkId(String value) implements Id {
    public LinkId {
        Id.check("linkId", value);
    }
}
