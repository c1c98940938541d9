package eu.sojourn.kpis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;

import eu.sojourn.kpis.adapter.dictionary.DictionaryFile;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Kpi;

/** The dictionary and the zone that the service is shipped with. */
public final class Shipped {

    public static final Dictionary DICTIONARY = read();
    public static final List<Kpi> KPIS = DICTIONARY.kpis();

    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private Shipped() {}

    private static Dictionary read() {
        try (var file = Shipped.class.getResourceAsStream("/dictionary/v5.json")) {
            return DictionaryFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
