package eu.sojourn.registration.domain.organisation;

import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says of itself. Lists are bounded; one that is missing, as in what was stored before there was such a list, is empty.
 *
 * @param name           what it is called by
 * @param legalName      as in the register of companies or associations; null if it is the name
 * @param aliases        other names that people know it by
 * @param country        of its seat, as are city and location
 * @param establishments further places
 * @param sectors        free words
 * @param purposes       what it looks for in exchanges
 * @param willingToHost  whether it may be proposed as a host
 * @param size           null if it did not say
 * @param memberships    clusters that it belongs or belonged to
 * @param labels         present and former ones
 */
public record Profile(String name, @Nullable String legalName, List<String> aliases, Country country, @Nullable String city,
        @Nullable Location location, List<Establishment> establishments, OrganisationType type, Set<String> sectors, Set<Purpose> purposes,
        boolean willingToHost, @Nullable Size size, List<Membership> memberships, List<Label> labels, @Nullable String website,
        @Nullable String description) {

    private static final int MOST_NAMES = 50;
    public static final int MOST_FACTS = 100;
    private static final int MOST_SECTORS = 20;

    public Profile {
        name = text("name", name, 200);
        if (name == null) {
            throw new InvalidValue("name", "must have 1 to 200 characters");
        }
        legalName = text("legalName", legalName, 300);
        city = text("city", city, 100);
        website = text("website", website, 300);
        description = text("description", description, 4_000);
        if (website != null && !website.matches("https?://[^\\s\"'<>]+")) {
            throw new InvalidValue("website", "must be an address that begins with https:// or http://");
        }
        if (type == null) {
            throw new InvalidValue("type", "is needed");
        }
        aliases = names(aliases);
        establishments = bounded("establishments", establishments, MOST_FACTS);
        memberships = bounded("memberships", memberships, MOST_FACTS);
        labels = bounded("labels", labels, MOST_FACTS);
        sectors = Set.copyOf(words(sectors));
        purposes = purposes == null ? Set.of() : Set.copyOf(purposes);
        var establishmentNames = new HashSet<String>();
        for (var i = 0; i < establishments.size(); i++) {
            if (!establishmentNames.add(establishments.get(i).name().toLowerCase(Locale.ROOT))) {
                throw new InvalidValue("establishments[" + i + "].name", "must differ from the other establishments' names");
            }
        }
    }

    /** The least that an organisation says of itself. */
    public Profile(String name, Country country, @Nullable String city, @Nullable Location location, OrganisationType type) {
        this(name, null, List.of(), country, city, location, List.of(), type, Set.of(), Set.of(), false, null, List.of(), List.of(), null,
                null);
    }

    /** All that it is known by: its name, its legal name and its aliases. */
    public List<String> names() {
        return Stream.concat(Stream.of(name, legalName).filter(Objects::nonNull).map(Objects::requireNonNull), aliases.stream()).toList();
    }

    /** The label that holds on a day; of several the highest. */
    public Optional<Label> labelOn(LocalDate day) {
        return labels.stream().filter(label -> label.holdsOn(day)).max(Comparator.comparing(Label::level));
    }

    /** The label that is valid longest, whether or not it has lapsed. */
    public Optional<Label> latestLabel() {
        return labels.stream().max(Comparator.comparing(Label::validUntil).thenComparing(Label::level));
    }

    /** Empty if the organisation did not say how large it is. */
    public Optional<SmeClass.Judgement> smeClass() {
        return Optional.ofNullable(size).map(SmeClass::of);
    }

    /** The establishment of that name, whatever the case of its letters. */
    public Optional<Establishment> establishment(String establishmentName) {
        return establishments.stream().filter(place -> place.name().equalsIgnoreCase(establishmentName.strip())).findFirst();
    }

    /**
     * Whether a partnership that judged the one has judged the other too: they differ at most in aliases, sectors, purposes, willingness to
     * host, website and description. Everything else decides on eligibility or amounts, or tells who it is.
     */
    boolean judgedLike(Profile other) {
        return new Profile(name, legalName, other.aliases, country, city, location, establishments, type, other.sectors, other.purposes,
                other.willingToHost, size, memberships, labels, other.website, other.description).equals(other);
    }

    /** Whether figures sort both alike: by type, SME class, sectors, labels and country. */
    boolean figuresLike(Profile other) {
        return type == other.type && country.equals(other.country) && sectors.equals(other.sectors)
                && new HashSet<>(labels).equals(new HashSet<>(other.labels)) && smeClassOf(this).equals(smeClassOf(other));
    }

    private static Optional<SmeClass> smeClassOf(Profile profile) {
        return profile.smeClass().map(SmeClass.Judgement::smeClass);
    }

    /**
     * This profile with what another one adds to it: names, memberships, labels, establishments and interests. Where both say something, this one
     * stands; what exceeds a bound stays with the other organisation, which keeps its profile.
     *
     * @param family organisations that become one, which cannot be members of each other
     */
    Profile united(Profile other, Set<OrganisationId> family) {
        var legal = legalName == null ? other.legalName : legalName;
        var known = new HashSet<>(names());
        var names = Stream.concat(aliases.stream(), other.names().stream().filter(alias -> !alias.equals(legal) && known.add(alias)));
        var places = new ArrayList<>(establishments);
        var seat = new Establishment(other.name, other.country, other.city, other.location);
        var elsewhere = !other.country.equals(country) || other.city != null && !other.city.equals(city);
        Stream.concat(elsewhere ? Stream.of(seat) : Stream.of(), other.establishments.stream())
                .filter(place -> places.stream().noneMatch(kept -> kept.name().equalsIgnoreCase(place.name())))
                .forEach(places::add);
        return new Profile(name, legal, names.limit(MOST_NAMES).toList(), country, city,
                location == null && !elsewhere ? other.location : location,
                places.stream().limit(MOST_FACTS).toList(), type,
                Stream.concat(sectors.stream(), other.sectors.stream()).distinct().limit(MOST_SECTORS).collect(Collectors.toSet()),
                Stream.concat(purposes.stream(), other.purposes.stream()).collect(Collectors.toSet()), willingToHost || other.willingToHost,
                size == null ? other.size : size,
                Stream.concat(memberships.stream(), other.memberships.stream())
                        .filter(membership -> !family.contains(membership.cluster()))
                        .distinct()
                        .limit(MOST_FACTS)
                        .toList(),
                Stream.concat(labels.stream(), other.labels.stream()).distinct().limit(MOST_FACTS).toList(),
                website == null ? other.website : website, description == null ? other.description : description);
    }

    private static @Nullable String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw new InvalidValue(field, "must have at most %,d characters".formatted(longest));
        }
        return text.strip();
    }

    private static List<String> names(@Nullable List<String> names) {
        var given = bounded("aliases", names, MOST_NAMES);
        for (var i = 0; i < given.size(); i++) {
            if (given.get(i).isBlank() || given.get(i).length() > 300) {
                throw new InvalidValue("aliases[" + i + "]", "must have 1 to 300 characters");
            }
        }
        return given.stream().map(String::strip).distinct().toList();
    }

    private static List<String> words(@Nullable Set<String> words) {
        if (words == null) {
            return List.of();
        }
        if (words.size() > MOST_SECTORS || words.stream().anyMatch(word -> word.isBlank() || word.length() > 60)) {
            throw new InvalidValue("sectors", "must be at most 20, each of 1 to 60 characters");
        }
        return words.stream().map(String::strip).distinct().toList();
    }

    private static <T> List<T> bounded(String field, @Nullable List<T> list, int most) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > most) {
            throw new InvalidValue(field, "must be at most " + most);
        }
        return List.copyOf(list);
    }
}
