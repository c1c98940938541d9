package eu.sojourn.kpis;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class KpisApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(KpisApplication.class, arguments);
    }
}
