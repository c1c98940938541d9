package eu.sojourn.service.clock;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.sojourn.service.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What cannot be done now is tried at every tick and told once. */
class MishapsTest {

    private static final Consumer<String> OF_NOBODY = _ -> {
        throw new NotFound("Organisation", "nobody");
    };

    private final Logger logger = (Logger) LoggerFactory.getLogger(Mishaps.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Mishaps mishaps = new Mishaps();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @Test
    void saysInOneLineAndOnceWhatIsMissing() {
        var step = mishaps.each(OF_NOBODY);

        for (var tick = 0; tick < 3; tick++) {
            step.accept("xchange-1");
        }

        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.getFormattedMessage()).startsWith("Could not advance xchange-1: There is no Organisation nobody.");
            assertThat(warning.getThrowableProxy()).isNull();
        });
    }

    @Test
    void saysAnotherCauseAndOneThatCameBackAndShowsWhereABugIs() {
        mishaps.each(OF_NOBODY).accept("xchange-1");
        mishaps.each(_ -> {
            throw new IllegalStateException("a bug");
        }).accept("xchange-1");
        mishaps.each(_ -> {}).accept("xchange-1");
        mishaps.each(OF_NOBODY).accept("xchange-1");

        assertThat(warnings()).hasSize(3);
        assertThat(warnings().get(1).getThrowableProxy()).isNotNull();
    }

    @Test
    void holdsUpNobodyElse() {
        var advanced = new ArrayList<String>();

        List.of("first", "second").forEach(mishaps.each(id -> {
            advanced.add(id);
            OF_NOBODY.accept(id);
        }));

        assertThat(advanced).containsExactly("first", "second");
        assertThat(warnings()).hasSize(2);
    }

    private List<ILoggingEvent> warnings() {
        return logged.list.stream().filter(event -> event.getLevel() == Level.WARN).toList();
    }
}
