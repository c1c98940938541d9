package eu.sojourn.kpis.adapter.messaging.consumed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Days;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Observation;
import eu.sojourn.kpis.domain.fact.Words;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Id;

/** Collects what an event states. What is missing and has to be there makes it a malformed one. */
final class Saying {

    private static final Pattern WORD = Pattern.compile("[A-Z0-9_]+");

    private final Received<byte[]> event;
    private final ZoneId zone;
    private final Map<Attribute, String> stated = new EnumMap<>(Attribute.class);
    private @Nullable LocalDate on;
    private @Nullable String by;
    private @Nullable Boolean counting;
    private @Nullable BigDecimal amount;

    /** @param zone in which the day of an event begins and ends */
    Saying(Received<byte[]> event, ZoneId zone) {
        this.event = event;
        this.zone = zone;
    }

    Saying id(Attribute attribute, @Nullable String value) {
        stated.put(attribute, id(attribute.word(), value));
        return this;
    }

    Saying idIfAny(Attribute attribute, @Nullable String value) {
        return value == null ? this : id(attribute, value);
    }

    Saying text(Attribute attribute, @Nullable String value) {
        if (value != null) {
            stated.put(attribute, value);
        }
        return this;
    }

    /** States also that there is none. */
    Saying textOrNone(Attribute attribute, @Nullable Object value) {
        return text(attribute, value == null ? "" : value.toString());
    }

    Saying number(Attribute attribute, @Nullable Integer value) {
        return text(attribute, required(attribute.word(), value).toString());
    }

    Saying day(Attribute attribute, @Nullable LocalDate value) {
        return text(attribute, value == null ? null : value.toString());
    }

    Saying days(Attribute attribute, List<LocalDate> days) {
        return text(attribute, Days.written(days));
    }

    Saying words(Attribute attribute, @Nullable Collection<String> words) {
        return text(attribute, words == null ? null : Words.written(words));
    }

    /** The business date on which it counts; else the day on which it was recorded. */
    Saying on(@Nullable LocalDate day) {
        on = day;
        return this;
    }

    Saying by(String one) {
        by = one;
        return this;
    }

    Saying counting(@Nullable Boolean counts) {
        counting = counts;
        return this;
    }

    Saying amount(@Nullable BigDecimal euros) {
        amount = euros;
        return this;
    }

    /** @param key of all events about the fact */
    Heard of(String key, FactId fact, Milestone milestone) {
        return new Heard(key, new Observation(fact, milestone, event.origin(), event.sequence(), event.id(), event.time(),
                on == null ? LocalDate.ofInstant(event.time(), zone) : on, by, counting, amount, stated));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedEvent(field + " is missing", null);
        }
        return value;
    }

    static String id(String field, @Nullable String value) {
        var given = required(field, value);
        Id.check(field, given);
        return given;
    }

    /** One of the words of a list that its producer keeps, such as a kind or a status: nothing that could be taken for two of them. */
    static String word(String field, @Nullable String value) {
        var word = required(field, value);
        if (!WORD.matcher(word).matches()) {
            throw new MalformedEvent(field + " is no word: " + word, null);
        }
        return word;
    }
}
