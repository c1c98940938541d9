package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.util.function.Consumer;

/** {@code ./sojourn demo}: plays the story, some surveys, activities and targets, tells each step, and checks that the KPIs equal what the story did. */
public final class DemoStory {

    private DemoStory() {}

    public static void main(String[] arguments) {
        try {
            var platform = Platform.fromEnvironment();
            var kpis = new Kpis(platform);
            var before = kpis.now();
            Consumer<String> narrator = step -> System.out.println("  " + step);
            var done = new Story(platform, narrator).play();
            new DemoSurveys(platform, narrator).play();
            kpis.await(before.plus(done));
            System.out.println("  The KPIs equal what the story did: " + done);
            new DemoActivities(platform, narrator).play();
            new DemoTargets(platform, narrator).play();
            new DemoLabels(platform, narrator).play();
            System.out.println("See them live: " + platform.url() + "/kpis/" + Story.PROGRAMME);
            System.out.println("See what was answered: " + platform.url() + "/waves");
        } catch (IllegalStateException e) {
            System.err.println("The story failed: " + e.getMessage());
            System.exit(1);
        }
    }
}
