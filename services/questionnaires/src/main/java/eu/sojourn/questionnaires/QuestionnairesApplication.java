package eu.sojourn.questionnaires;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class QuestionnairesApplication {

    public static void main(String[] args) {
        SpringApplication.run(QuestionnairesApplication.class, args);
    }
}
