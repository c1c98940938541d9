package eu.sojourn.kpis.application.report;

import java.util.List;

import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.service.problem.NotFound;

/** The templates that reports are made by, in the order in which they are offered. */
public record ReportTemplates(List<Template> all) {

    public ReportTemplates {
        all = List.copyOf(all);
    }

    public Template get(String templateId) {
        return all.stream()
                .filter(template -> template.id().equals(templateId))
                .findFirst()
                .orElseThrow(() -> new NotFound("report template", templateId));
    }
}
