package eu.sojourn.questionnaires.adapter.mongo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.files.FileContents;

/** Keeps the files that were uploaded as answers. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    FileContents files(MongoTemplate mongo) {
        return new FileContents(mongo, "files");
    }
}
