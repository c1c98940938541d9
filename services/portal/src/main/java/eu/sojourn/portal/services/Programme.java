package eu.sojourn.portal.services;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A funded scheme, with the version of its rule set that is in force. */
public record Programme(String programmeId, String name, @Nullable String partnershipId, @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn, @Nullable Integer ruleSetVersion, @Nullable Integer newestRuleSetVersion) {}
