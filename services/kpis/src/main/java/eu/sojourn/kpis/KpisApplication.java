package eu.sojourn.kpis;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@EnableScheduling
public class KpisApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(KpisApplication.class, arguments);
    }
}
