package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.InvalidValue;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a host, known by its country where that has one alone. Countries with several, such as Spain with the Canary Islands,
 * Portugal with the Azores and France with Guiana, have none until who proposes an agenda names one: a wrong hour in a calendar would be worse
 * than a time without a zone, which is the clock on the wall wherever the host is.
 */
public final class HostZone {
    private static final Map<String, ZoneId> OF_COUNTRY = Map.ofEntries(at("AL", "Europe/Tirane"), at("AD", "Europe/Andorra"),
            at("AT", "Europe/Vienna"), at("BA", "Europe/Sarajevo"), at("BE", "Europe/Brussels"), at("BG", "Europe/Sofia"),
            at("CH", "Europe/Zurich"), at("CY", "Asia/Nicosia"), at("CZ", "Europe/Prague"), at("DE", "Europe/Berlin"),
            at("DK", "Europe/Copenhagen"), at("EE", "Europe/Tallinn"), at("EL", "Europe/Athens"), at("FI", "Europe/Helsinki"),
            at("GB", "Europe/London"), at("GE", "Asia/Tbilisi"), at("GR", "Europe/Athens"), at("HR", "Europe/Zagreb"),
            at("HU", "Europe/Budapest"), at("IE", "Europe/Dublin"), at("IL", "Asia/Jerusalem"), at("IS", "Atlantic/Reykjavik"),
            at("IT", "Europe/Rome"), at("LI", "Europe/Vaduz"), at("LT", "Europe/Vilnius"), at("LU", "Europe/Luxembourg"),
            at("LV", "Europe/Riga"), at("MD", "Europe/Chisinau"), at("ME", "Europe/Podgorica"), at("MK", "Europe/Skopje"),
            at("MT", "Europe/Malta"), at("NO", "Europe/Oslo"), at("PL", "Europe/Warsaw"), at("RO", "Europe/Bucharest"),
            at("RS", "Europe/Belgrade"), at("SE", "Europe/Stockholm"), at("SI", "Europe/Ljubljana"), at("SK", "Europe/Bratislava"),
            at("TN", "Africa/Tunis"), at("TR", "Europe/Istanbul"), at("XK", "Europe/Belgrade"));
    private static final Map<String, List<ZoneId>> SEVERAL = Map.of("ES", zones("Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"), "PT",
            zones("Europe/Lisbon", "Atlantic/Azores", "Atlantic/Madeira"), "FR",
            zones("Europe/Paris", "America/Cayenne", "America/Guadeloupe", "America/Marigot", "America/Martinique", "America/Miquelon",
                    "America/St_Barthelemy", "Indian/Mayotte", "Indian/Reunion", "Pacific/Gambier", "Pacific/Marquesas", "Pacific/Noumea",
                    "Pacific/Tahiti", "Pacific/Wallis"));

    private HostZone() {}

    /** @param country ISO 3166 code of two letters */
    public static Optional<ZoneId> of(@Nullable String country) {
        return Optional.ofNullable(country).map(OF_COUNTRY::get);
    }

    /**
     * Zones that a host in this country may be in, the most usual first; empty where that is not known.
     *
     * @param country ISO 3166 code of two letters
     */
    public static List<ZoneId> allOf(@Nullable String country) {
        return of(country).map(List::of).orElseGet(() -> country == null ? List.of() : SEVERAL.getOrDefault(country, List.of()));
    }

    /**
     * @param name in the IANA time zone database, such as {@code Atlantic/Canary}
     * @throws InvalidValue if there is no zone of that name
     */
    public static ZoneId named(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidValue("timeZone", "must be a name of the IANA time zone database, such as Europe/Madrid");
        }
        return ZoneId.of(name);
    }

    private static List<ZoneId> zones(String... names) {
        return Stream.of(names).map(ZoneId::of).toList();
    }

    private static Map.Entry<String, ZoneId> at(String country, String zone) {
        return Map.entry(country, ZoneId.of(zone));
    }
}
