package eu.sojourn.kpis.application.check;

import java.util.List;

import org.springframework.stereotype.Service;

import eu.sojourn.kpis.domain.check.CheckReport;
import eu.sojourn.kpis.domain.check.FigureChecker;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.kpis.domain.check.RuleInference;
import eu.sojourn.service.security.Actor;

/** Checks figures for coordinators of any programme, operators and auditors. */
@Service
public class CheckingFigures {

    public void mayCheck(Actor actor) {
        Actor.require(actor.is(Actor.COORDINATOR) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR),
                "Only coordinators, operators and auditors check figures.");
    }

    /**
     * @param infer whether the usual rules are checked too that the tables' structure suggests
     * @throws eu.sojourn.service.domain.InvalidValue naming the field of a rule that refers to what is not there
     */
    public CheckReport check(PublishedFigures figures, List<Rule> given, boolean infer) {
        var inferred = infer ? RuleInference.infer(figures).stream().filter(rule -> !given.contains(rule)).toList() : List.<Rule>of();
        return FigureChecker.check(figures, given, inferred);
    }
}
