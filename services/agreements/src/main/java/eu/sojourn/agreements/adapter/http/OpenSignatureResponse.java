package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAsks.View;
import eu.sojourn.agreements.domain.annex.Role;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.service.domain.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked for something and has not answered.
 *
 * @param visitId                whose annex is to be signed, or whose particulars are to be said; null where it is about an agenda or a host commitment
 * @param xchangeId              null where it is about a host commitment
 * @param programmeId            null where it is about a host commitment
 * @param visitingOrganisationId null where it is about an agenda or a host commitment
 * @param organisationId         who was asked; a partnership where the roles are HOP or VOP
 * @param days                   that it has been silent
 * @param level                  how often that was told
 */
record OpenSignatureResponse(AskedFor askedFor, @Nullable String visitId, @Nullable String xchangeId, @Nullable String xchangeTitle,
        @Nullable String programmeId, String hostOrganisationId, @Nullable String visitingOrganisationId, String organisationId,
        List<Role> roles,
        Instant askedSince, long days, int level) {

    static OpenSignatureResponse of(View view) {
        var ask = view.ask();
        return new OpenSignatureResponse(ask.what(), text(ask.visitId()), text(ask.xchangeId()), view.title(), text(ask.programmeId()),
                ask.hostOrganisationId().value(), text(ask.visitingOrganisationId()),
                ask.asked().id(), ask.asked().roles(), ask.since(), view.days(), ask.level());
    }

    private static @Nullable String text(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
