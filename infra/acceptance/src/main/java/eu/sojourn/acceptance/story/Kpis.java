package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The KPIs of the story's programme, as a coordinator sees them. */
public final class Kpis {

    private final Platform platform;

    public Kpis(Platform platform) {
        this.platform = platform;
    }

    public Tally now() {
        return Tally.shownBy(shown());
    }

    /** Every figure, also those that no story foretells. */
    public Map<String, String> all() {
        var all = new TreeMap<String, String>();
        shown().path("figures").forEach(figure -> all.put(figure.path("kpi").asString(), value(figure)));
        return all;
    }

    /** What a figure shows, however it is written; empty when it has no value. */
    public static String value(JsonNode figure) {
        var text = figure.path("value").asString("");
        return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private JsonNode shown() {
        return platform.get("carmen", "/api/kpis/programmes/" + Story.PROGRAMME);
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
