package eu.sojourn.kpis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import eu.sojourn.kpis.application.report.ReportTemplates;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.report.TableSpec;
import eu.sojourn.kpis.domain.report.Template;
import tools.jackson.databind.json.JsonMapper;

/** Reads the templates of reports, in the order of their files, and holds them against the dictionary. */
@Configuration(proxyBeanMethods = false)
class ReportsOfAuthorities {

    /** How the kind of a table is told in a template. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = TableSpec.Overview.class, name = "overview"),
            @JsonSubTypes.Type(value = TableSpec.Breakdown.class, name = "breakdown"),
            @JsonSubTypes.Type(value = TableSpec.Series.class, name = "series"),
            @JsonSubTypes.Type(value = TableSpec.Listing.class, name = "listing")})
    private interface ByKind {}

    @Bean
    ReportTemplates reportTemplates(@Value("${sojourn.kpis.report-templates}") Resource[] resources, Dictionary dictionary,
            JsonMapper json) {
        var mapper = json.rebuild().addMixIn(TableSpec.class, ByKind.class).build();
        return new ReportTemplates(Arrays.stream(resources)
                .sorted(Comparator.comparing(Resource::getFilename))
                .map(resource -> template(resource, mapper))
                .peek(template -> template.check(dictionary))
                .toList());
    }

    private static Template template(Resource resource, JsonMapper json) {
        try (var in = resource.getInputStream()) {
            return json.readValue(in, Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + resource.getFilename() + " cannot be read", e);
        }
    }
}
