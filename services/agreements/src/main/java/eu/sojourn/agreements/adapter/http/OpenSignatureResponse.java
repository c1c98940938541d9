package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAsks.View;
import eu.sojourn.agreements.domain.annex.Role;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked for something and has not answered.
 *
 * @param visitId                whose annex is to be signed; null where it is about an agenda
 * @param visitingOrganisationId null where it is about an agenda
 * @param organisationId         who was asked; a partnership where the roles are HOP or VOP
 * @param days                   that it has been silent
 * @param level                  how often that was told
 */
record OpenSignatureResponse(AskedFor askedFor, @Nullable String visitId, String xchangeId, @Nullable String xchangeTitle,
        String programmeId, String hostOrganisationId, @Nullable String visitingOrganisationId, String organisationId, List<Role> roles,
        Instant askedSince, long days, int level) {

    static OpenSignatureResponse of(View view) {
        var ask = view.ask();
        var visitor = ask.visitingOrganisationId();
        return new OpenSignatureResponse(ask.what(), ask.visitId() == null ? null : ask.visitId().value(), ask.xchangeId().value(),
                view.title(), ask.programmeId().value(), ask.hostOrganisationId().value(), visitor == null ? null : visitor.value(),
                ask.asked().id(), ask.asked().roles(), ask.since(), view.days(), ask.level());
    }
}
