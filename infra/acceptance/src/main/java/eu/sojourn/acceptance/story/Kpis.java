package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.util.Map;
import java.util.Optional;

/** The KPIs of the story's programme, as a coordinator sees them. */
public final class Kpis {

    private final Platform platform;

    public Kpis(Platform platform) {
        this.platform = platform;
    }

    public Tally now() {
        return Tally.shownBy(platform.get("carmen", "/api/kpis/programmes/" + Story.PROGRAMME));
    }

    /**
     * Waits until the KPIs show what is expected.
     *
     * @throws IllegalStateException with the differences that remain
     */
    public void await(Tally expected) {
        try {
            platform.await("the KPIs", () -> Optional.of(expected.differenceTo(now())).filter(Map::isEmpty));
        } catch (IllegalStateException e) {
            throw new IllegalStateException("The KPIs differ from what was done: " + expected.differenceTo(now()), e);
        }
    }
}
