package eu.sojourn.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /**
     * Runs until the process is told to end.
     *
     * @param args Spring Boot arguments
     */
    public static void main(String[] args) {
        // Idle connections are given up before the services' 20 seconds, so that no request meets a connection that is being closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", System.getProperty("jdk.httpclient.keepalive.timeout", "15"));
        SpringApplication.run(GatewayApplication.class, args);
    }
}
