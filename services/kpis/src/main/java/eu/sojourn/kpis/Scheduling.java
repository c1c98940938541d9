package eu.sojourn.kpis;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Gives what is scheduled several threads, {@code spring.task.scheduling.pool.size}. With virtual threads Spring's own scheduler has one for all
 * that is repeated after a delay, so that one slow task would hold up all others.
 */
@Configuration(proxyBeanMethods = false)
class Scheduling {

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }
}
