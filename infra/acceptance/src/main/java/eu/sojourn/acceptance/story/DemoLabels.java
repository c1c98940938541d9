package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The labels of the three partners of BIGINN. Levels and last days of the former ones are real; since when they held, and that each was renewed, is
 * made up, so that somebody can visit and some label is about to lapse whenever this is demonstrated. Playing it again changes nothing while a
 * renewed one holds.
 */
final class DemoLabels {

    private static final String BRONZE = "BRONZE";

    /** @param renewedForMonths from now */
    private record Partner(String person, String organisation, LocalDate labelledUntil, int renewedForMonths) {}

    private static final List<Partner> OF_BIGINN = List.of(
            new Partner("dagny", "bigscience-dk", LocalDate.parse("2025-11-25"), 5),
            new Partner("sofia", "ineustar", LocalDate.parse("2025-11-30"), 11),
            new Partner("lina", "litek", LocalDate.parse("2026-05-31"), 17));

    private final Platform platform;
    private final Consumer<String> narrator;

    DemoLabels(Platform platform, Consumer<String> narrator) {
        this.platform = platform;
        this.narrator = narrator;
    }

    void play() {
        OF_BIGINN.forEach(this::label);
        narrator.accept("BigScience.dk, INEUSTAR and LITEK have their BRONZE labels, renewed since.");
    }

    private void label(Partner partner) {
        var path = "/api/registration/organisations/" + partner.organisation();
        var profile = platform.get(partner.person(), path);
        var soon = LocalDate.now().plusMonths(3).toString();
        if (profile.path("labels").valueStream().anyMatch(label -> label.path("validUntil").asString().compareTo(soon) > 0)) {
            return;
        }
        var former = new LinkedHashMap<String, Object>();
        Stream.of("name", "country", "city", "latitude", "longitude", "type", "sectors", "size")
                .filter(profile::hasNonNull)
                .forEach(field -> former.put(field, profile.path(field)));
        former.put("labels", labels(partner));
        platform.put(partner.person(), path, former);
        platform.post(Story.COORDINATOR, path + "/validation", Map.of("outcome", "VALIDATED", "partnershipId", Story.PROGRAMME));
    }

    private static List<Map<String, String>> labels(Partner partner) {
        var renewed = LocalDate.now().plusMonths(partner.renewedForMonths()).with(TemporalAdjusters.lastDayOfMonth());
        return List.of(
                Map.of("level", BRONZE, "since", partner.labelledUntil().minusYears(2).plusDays(1).toString(), "validUntil",
                        partner.labelledUntil().toString()),
                Map.of("level", BRONZE, "since", partner.labelledUntil().plusDays(1).toString(), "validUntil", renewed.toString()));
    }
}
