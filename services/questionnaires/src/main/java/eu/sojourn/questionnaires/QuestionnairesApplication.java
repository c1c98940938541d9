package eu.sojourn.questionnaires;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class QuestionnairesApplication {

    public static void main(String[] args) {
        SpringApplication.run(QuestionnairesApplication.class, args);
    }
}
