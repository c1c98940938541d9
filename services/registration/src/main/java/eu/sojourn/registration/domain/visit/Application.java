package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.time.LocalDate;

/**
 * All that eligibility depends on.
 *
 * @param rules     the rule set that applies
 * @param visitor   the organisation that applies
 * @param host      the organisation that hosts
 * @param allowance the visitor's approved visits in the programme, without this one
 * @param hasPlace  whether this visit has a place in the Xchange already
 * @param encoded   whether a coordinator encodes it on the visitor's behalf; deadlines are for visitors
 * @param today     the day of the application
 */
public record Application(Programme programme, RuleSet rules, Xchange xchange, Organisation visitor, Organisation host,
        VisitAllowance allowance, boolean hasPlace, boolean encoded, LocalDate today) {}
