package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.services.Money;
import eu.sojourn.portal.services.Names;
import eu.sojourn.portal.services.OpenSignature;
import eu.sojourn.portal.services.Organisation;
import java.math.BigDecimal;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, amounts, names and states as a person reads them. */
@Component
public class Words {
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b|^[A-Z]{4,}$");
    private static final Pattern SESSION = Pattern
            .compile("sessions\\[(\\d{1,3})]\\.(title|topic|starts|ends|place|room|speaker|capacity|siteAccess)");
    private static final Pattern RATE = Pattern.compile("lumpSumTables\\[(\\d{1,2})]\\.(?:effectiveFrom|byHostCountry\\.([A-Z]{2}))");
    private static final Pattern TARGET = Pattern.compile("kpiTargets\\.([a-z0-9-]+)");
    private static final Pattern ROW = Pattern.compile("(establishments|memberships|labels)\\[(\\d{1,3})]\\.([a-zA-Z]{2,20})");
    private final MessageSource messages;
    private final Names names;

    Words(MessageSource messages, Names names) {
        this.messages = messages;
        this.names = names;
    }

    public String organisation(@Nullable String organisationId) {
        return names.organisation(organisationId);
    }

    public String partnership(@Nullable String partnershipId) {
        return names.partnership(partnershipId);
    }

    /** The name of an organisation or of a partnership that is waited for. */
    public String party(OpenSignature party) {
        return party.partnership() ? partnership(party.organisationId()) : organisation(party.organisationId());
    }

    public String programme(@Nullable String programmeId) {
        return names.programme(programmeId);
    }

    /** Names of several organisations, separated by commas. */
    public String organisations(List<String> organisationIds) {
        return String.join(", ", organisationIds.stream().map(names::organisation).toList());
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : written("day").format(day);
    }

    /** From and to without saying the same month or year twice. */
    public String period(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        if (first.getYear() != last.getYear()) {
            return day(first) + " – " + day(last);
        }
        return first.getMonth() == last.getMonth()
                ? written("month.from").format(first) + "–" + written("month.to").format(last)
                : written("year.from").format(first) + " – " + written("year.to").format(last);
    }

    public String moment(@Nullable Instant instant) {
        return instant == null ? "" : written("moment").withZone(ZoneOffset.UTC).format(instant);
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : format("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC).format(instant);
    }

    public String weekday(LocalDateTime at) {
        return format("EEEE d MMMM yyyy").format(at);
    }

    public String hours(LocalDateTime from, LocalDateTime to) {
        String start = format("HH:mm").format(from);
        return from.toLocalDate().equals(to.toLocalDate())
                ? start + "–" + format("HH:mm").format(to)
                : start + " – " + format("d MMMM, HH:mm").format(to);
    }

    public String money(@Nullable Money money) {
        return money == null ? "" : number(money.amount()) + " " + money.currency();
    }

    /** Without superfluous zeros, with the separators of the language. */
    public String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(whole ? 0 : 2);
        return format.format(number);
    }

    /** A figure: with two decimals at most, and none that says nothing. */
    public String figure(@Nullable BigDecimal figure) {
        if (figure == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(2);
        return format.format(figure);
    }

    /** A number with all its decimals, as it is written in the language of the page; what is no number stays as it is. */
    public String exactly(String number) {
        return GivenAnswers.decimal(number).map(exact -> {
            NumberFormat format = NumberFormat.getNumberInstance(locale());
            format.setMaximumFractionDigits(exact.scale());
            return format.format(exact);
        }).orElse(number);
    }

    public String country(@Nullable String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(locale());
    }

    /** All countries by their code, in the order of their names in the reader's language. */
    public Map<String, String> countries() {
        Map<String, String> countries = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
                .distinct()
                .sorted(Comparator.comparing(this::country, Collator.getInstance(locale())))
                .forEach(code -> countries.put(code, country(code)));
        return countries;
    }

    /** Names of programmes by their ids, in the order given. */
    public Map<String, String> programmes(List<String> programmeIds) {
        Map<String, String> programmes = new LinkedHashMap<>();
        programmeIds.forEach(programmeId -> programmes.put(programmeId, programme(programmeId)));
        return programmes;
    }

    /** Names and countries of organisations by their ids, in the order of their names. */
    public Map<String, String> named(List<Organisation> organisations) {
        Map<String, String> named = new LinkedHashMap<>();
        organisations.stream()
                .sorted(Comparator.comparing(Organisation::name, Collator.getInstance(locale())))
                .forEach(organisation -> named.put(organisation.organisationId(),
                        organisation.country() == null
                                ? organisation.name()
                                : organisation.name() + " (" + country(organisation.country()) + ")"));
        return named;
    }

    /** What files may be, e.g. {@code PDF, PNG}. */
    public String mediaTypes(List<String> mediaTypes) {
        return String.join(", ", mediaTypes.stream().map(type -> of("media-type", type)).toList());
    }

    /** Values and the words for them, in the order given. */
    public Map<String, String> choices(String kind, List<String> values) {
        Map<String, String> choices = new LinkedHashMap<>();
        values.forEach(value -> choices.put(value, of(kind, value)));
        return choices;
    }

    /** The word for a value such as a state; one that has no word yet stands for itself. */
    public String of(String kind, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        String plain = String.valueOf(value).replace('_', ' ').toLowerCase(Locale.ROOT);
        String word = messages.getMessage(kind + "." + value, null, plain, locale());
        return word == null ? plain : word;
    }

    /** What a service says, found or needs; its constants become words, its hashes are shortened. */
    public String plain(String text) {
        if (text.matches("[0-9a-f]{64}")) {
            return text.substring(0, 12) + "…";
        }
        String words = CONSTANT.matcher(text).replaceAll(constant -> Matcher.quoteReplacement(ofType(constant.group())));
        return words.replaceAll("\\[([^\\[\\]]*)]", "$1");
    }

    private String ofType(String constant) {
        String word = of("type", constant);
        return word.substring(0, 1).toLowerCase(locale()) + word.substring(1);
    }

    /** What a field is called on its page, or null where only its page knows. */
    public @Nullable String field(String name) {
        Matcher session = SESSION.matcher(name);
        if (session.matches()) {
            return messages.getMessage("agenda.session", new Object[]{Integer.parseInt(session.group(1)) + 1}, locale()) + ", "
                    + maybe("field." + session.group(2));
        }
        Matcher row = ROW.matcher(name);
        if (row.matches()) {
            return messages.getMessage("organisation.row." + row.group(1), new Object[]{Integer.parseInt(row.group(2)) + 1}, locale())
                    + ", "
                    + maybe("field." + row.group(3));
        }
        Matcher rate = RATE.matcher(name);
        if (rate.matches()) {
            String table = messages.getMessage("rules.table", new Object[]{Integer.parseInt(rate.group(1)) + 1}, locale());
            return table + ", " + (rate.group(2) == null ? maybe("rules.table.from") : country(rate.group(2)));
        }
        Matcher target = TARGET.matcher(name);
        return target.matches() ? maybe("rules.targets") + ", " + target.group(1) : maybe("field." + name);
    }

    /** What a fault says: in English as its service said it, in other languages by its code where that has words. */
    public String said(Fault fault) {
        if (fault.text() == null) {
            return String.valueOf(maybe(String.valueOf(fault.messageKey())));
        }
        String own = locale().getLanguage().equals("en") ? null : FaultWords.of(fault, null, messages, this);
        return own == null ? fault.text() : own;
    }

    /** A sentence that may be missing. */
    public @Nullable String maybe(String key) {
        return messages.getMessage(key, null, null, locale());
    }

    /** As days are written in the language of the page. */
    private DateTimeFormatter written(String form) {
        return format(messages.getMessage("format." + form, null, locale()));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
