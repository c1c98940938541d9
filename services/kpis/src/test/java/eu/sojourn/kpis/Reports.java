package eu.sojourn.kpis;

import java.util.Collection;
import java.util.Map;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.report.FactsOfReport;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.Report.Basis;
import eu.sojourn.kpis.domain.report.ReportMaker;
import eu.sojourn.kpis.domain.report.Scope;
import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.kpis.domain.target.Goal;

/** Reports of sheets at hand. */
public final class Reports {

    private Reports() {}

    public static Report of(Template template, Dictionary dictionary, Scope scope, Basis basis, Collection<FactSheet> sheets,
            Map<String, Goal> targets) {
        var facts = new FactsOfReport(template, dictionary, scope);
        sheets.forEach(facts::add);
        return ReportMaker.make(facts, basis, targets, Map.of());
    }
}
