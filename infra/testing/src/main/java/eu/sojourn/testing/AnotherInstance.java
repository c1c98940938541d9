package eu.sojourn.testing;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Another instance of the service under test beside the one that all tests share: on a port of its own, with the same broker and database,
 * and the tokens of {@link Tokens}.
 */
public final class AnotherInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private AnotherInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings as on a command line, {@code --name=value}, where they differ from those of the shared instance */
    public static AnotherInstance of(Class<?> application, String... settings) {
        var arguments = new String[settings.length + 1];
        System.arraycopy(settings, 0, arguments, 0, settings.length);
        arguments[settings.length] = "--server.port=0";
        return new AnotherInstance(new SpringApplicationBuilder(application, SojournTestConfiguration.class).initializers(new Backends())
                .run(arguments));
    }

    public Http http() {
        return context.getBean(Http.class);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Stops it in order. */
    @Override
    public void close() {
        context.close();
    }
}
