package eu.sojourn.registration.adapter.mongo;

import eu.sojourn.files.FileContents;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.domain.encoding.EncodingEffort;
import eu.sojourn.registration.domain.organisation.Merging;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.view.SavedViews;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.DomainEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** Where each kind of aggregate is kept, with the indexes that its lists need. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Stores {

    @Bean
    FileContents evidence(MongoTemplate mongo) {
        return new FileContents(mongo, "evidence");
    }

    @Bean
    AggregateStore<Programme> programmes(AggregateStores stores, Function<DomainEvent, OutgoingEvent> wire) {
        return stores.of(Programme.class, "programmes", wire);
    }

    @Bean
    AggregateStore<Organisation> organisations(AggregateStores stores, Function<DomainEvent, OutgoingEvent> wire) {
        return stores.of(Organisation.class, "organisations", wire)
                .indexed("state", "_id")
                .indexed("nameKeys")
                .indexed("state", "profile.willingToHost", "_id")
                .indexed("state", "profile.willingToHost", "profile.country", "_id");
    }

    @Bean
    AggregateStore<Xchange> xchanges(AggregateStores stores, Function<DomainEvent, OutgoingEvent> wire) {
        return stores.of(Xchange.class, "xchanges", wire)
                .indexed("hostOrganisationId", "state", "plan.period.firstDay", "_id")
                .indexed("programmeId", "state", "plan.period.firstDay", "_id")
                .indexed("programmeId", "state", "plan.title", "_id")
                .indexed("state", "plan.period.firstDay", "_id")
                .indexed("state", "plan.title", "_id");
    }

    @Bean
    AggregateStore<Visit> visits(AggregateStores stores, Function<DomainEvent, OutgoingEvent> wire) {
        return stores.of(Visit.class, "visits", wire)
                .indexed("parties.xchangeId", "parties.visitingOrganisationId")
                .indexed("parties.xchangeId", "state", "period.firstDay", "_id")
                .indexed("parties.visitingOrganisationId", "state", "period.firstDay", "_id")
                .indexed("parties.visitingOrganisationId", "state", "submittedOn", "_id")
                .indexed("parties.hostOrganisationId", "state", "period.firstDay", "_id")
                .indexed("parties.hostOrganisationId", "state", "submittedOn", "_id")
                .indexed("parties.programmeId", "state", "period.firstDay", "_id")
                .indexed("parties.programmeId", "state", "submittedOn", "_id")
                .indexed("parties.hostPartnershipId", "state", "period.firstDay", "_id")
                .indexed("parties.hostPartnershipId", "state", "submittedOn", "_id")
                .indexed("state", "period.firstDay", "_id")
                .indexed("state", "submittedOn", "_id")
                .indexed("state", "expiresOn")
                .indexed("payment.state", "payment.dueBy")
                .indexed("parties.programmeId", "payment.state", "payment.dueBy", "_id");
    }

    @Bean
    AggregateStore<VisitAllowance> visitAllowances(AggregateStores stores) {
        return stores.projection(VisitAllowance.class, "visit_allowances").indexed("programmeId");
    }

    @Bean
    AggregateStore<EncodingEffort> encodingEfforts(AggregateStores stores, Function<DomainEvent, OutgoingEvent> wire) {
        return stores.of(EncodingEffort.class, "encoding_efforts", wire);
    }

    @Bean
    AggregateStore<SavedViews> savedViews(AggregateStores stores) {
        return stores.projection(SavedViews.class, "saved_views");
    }

    @Bean
    AggregateStore<Merging> mergings(AggregateStores stores) {
        return stores.projection(Merging.class, "mergings");
    }

    @Bean
    RuleSet shippedRules(@Value("classpath:rule-set-default.json") Resource file, JsonMapper json) throws IOException {
        try (var stream = file.getInputStream()) {
            return json.readValue(stream, RuleSet.class);
        }
    }

    @Bean
    Today today(Clock clock, @Value("${sojourn.zone}") ZoneId zone) {
        return new Today(clock, zone);
    }
}
