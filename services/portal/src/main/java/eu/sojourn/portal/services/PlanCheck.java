package eu.sojourn.portal.services;

import java.util.List;

/** What should be thought over before an Xchange is saved; none of it blocks. */
public record PlanCheck(List<Reason> warnings) {}
