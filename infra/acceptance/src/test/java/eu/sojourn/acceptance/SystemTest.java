package eu.sojourn.acceptance;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import org.junit.jupiter.api.Test;

/** The whole product, from an application to live KPIs. */
class SystemTest {

    @Test
    void carriesGroupXchangeFromProgrammeToKpis() {
        var platform = Stack.running().platform();
        var kpis = new Kpis(platform);
        var before = kpis.now();
        var story = new Story(platform, System.out::println);

        var done = story.play();

        kpis.await(before.plus(done));
    }
}
