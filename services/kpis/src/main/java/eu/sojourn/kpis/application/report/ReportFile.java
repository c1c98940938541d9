package eu.sojourn.kpis.application.report;

import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;

/** A report as it is given out and kept: what its file in JSON holds. */
public record ReportFile(Edition edition, Report report) {}
