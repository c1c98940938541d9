package eu.sojourn.questionnaires.adapter.mongo;

import java.time.LocalTime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import eu.sojourn.messaging.store.AsText;
import eu.sojourn.questionnaires.domain.invitation.Draft;
import eu.sojourn.service.json.PlainJson;
import tools.jackson.databind.json.JsonMapper;

/** What would not be the same again if MongoDB stored it by its own types. */
@Configuration(proxyBeanMethods = false)
class StoredAsText {

    /** As JSON: it holds whatever somebody sent, also names that no field of a document may have. */
    @Bean
    AsText<Draft> draftAsText(JsonMapper json) {
        return new AsText<>(Draft.class, draft -> json.writeValueAsString(draft.given()),
                text -> new Draft(PlainJson.object(json.readTree(text))));
    }

    /** A time of day has no date and no zone. */
    @Bean
    AsText<LocalTime> timeAsText() {
        return new AsText<>(LocalTime.class, LocalTime::toString, LocalTime::parse);
    }
}
