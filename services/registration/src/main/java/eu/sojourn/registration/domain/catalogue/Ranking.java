package eu.sojourn.registration.domain.catalogue;

import eu.sojourn.registration.domain.catalogue.Score.Points;
import eu.sojourn.registration.domain.programme.Purpose;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how well an offer suits a visiting organisation. Points only ever add up: one more sector or purpose in common, a wished country, better
 * dates or a shorter way never make an offer worse.
 */
public final class Ranking {

    private static final int FIRST_SECTOR = 21;
    private static final int FURTHER_SECTOR = 7;
    private static final int FIRST_PURPOSE = 15;
    private static final int FURTHER_PURPOSE = 5;
    private static final int DATES_OVERLAP = 8;
    private static final List<Reach> REACHES = List.of(new Reach(500, 10), new Reach(1_000, 8), new Reach(2_000, 5), new Reach(3_000, 2));

    private Ranking() {}

    /** Points for places up to so far away. */
    private record Reach(int kilometres, int points) {}

    /** An offer with its score. */
    public record Ranked(Offer offer, Score score) {}

    /** What the visitor may have comes first; then by points; then what begins sooner, then by id, so that the order is always the same. */
    public static final Comparator<Ranked> ORDER = Comparator.comparing((Ranked ranked) -> !ranked.offer().eligible())
            .thenComparing(ranked -> -ranked.score().points())
            .thenComparing(ranked -> begins(ranked.offer()))
            .thenComparing(ranked -> ranked.offer().id());

    public static List<Ranked> rank(Wish wish, List<Offer> offers) {
        return offers.stream().map(offer -> new Ranked(offer, score(wish, offer))).sorted(ORDER).toList();
    }

    public static Score score(Wish wish, Offer offer) {
        return new Score(Stream.of(sectors(wish, offer), purposes(wish, offer), country(wish, offer), dates(wish, offer),
                distance(wish, offer)).flatMap(Optional::stream).toList());
    }

    private static Optional<Points> sectors(Wish wish, Offer offer) {
        var shared = new TreeSet<>(words(wish.sectors()));
        shared.retainAll(words(offer.sectors()));
        return points(Criterion.SECTOR, stepped(shared.size(), FIRST_SECTOR, FURTHER_SECTOR),
                shared.size() == 1
                        ? "It is about your sector " + shared.first() + "."
                        : "It is about your sectors " + String.join(", ", shared) + ".");
    }

    private static Optional<Points> purposes(Wish wish, Offer offer) {
        var shared = new TreeSet<>(wish.purposes());
        shared.retainAll(offer.purposes());
        return points(Criterion.PURPOSE, stepped(shared.size(), FIRST_PURPOSE, FURTHER_PURPOSE),
                "It serves what you look for: %s."
                        .formatted(shared.stream().map(Ranking::word).collect(Collectors.joining(", "))));
    }

    private static Optional<Points> country(Wish wish, Offer offer) {
        return points(Criterion.COUNTRY, wish.countries().contains(offer.country()) ? Criterion.COUNTRY.most() : 0,
                "It is in %s, where you would like to go.".formatted(offer.country().displayName()));
    }

    private static Optional<Points> dates(Wish wish, Offer offer) {
        var period = offer.period();
        if (period == null || wish.from() == null && wish.to() == null) {
            return Optional.empty();
        }
        var begins = !before(period.firstDay(), wish.from());
        var ends = !after(period.lastDay(), wish.to());
        if (begins && ends) {
            return points(Criterion.DATES, Criterion.DATES.most(), "It lies within your dates.");
        }
        var overlaps = !before(period.lastDay(), wish.from()) && !after(period.firstDay(), wish.to());
        return points(Criterion.DATES, overlaps ? DATES_OVERLAP : 0, "Some of its days are within your dates.");
    }

    private static Optional<Points> distance(Wish wish, Offer offer) {
        var here = wish.location();
        var there = offer.location();
        if (here == null || there == null) {
            return Optional.empty();
        }
        var kilometres = here.kilometresTo(there);
        var points = REACHES.stream().filter(reach -> kilometres <= reach.kilometres()).mapToInt(Reach::points).findFirst().orElse(0);
        return points(Criterion.DISTANCE, points, "It is about %d km away.".formatted(Math.round(kilometres / 10) * 10));
    }

    private static Optional<Points> points(Criterion criterion, int points, String because) {
        var given = Math.min(points, criterion.most());
        return given == 0 ? Optional.empty() : Optional.of(new Points(criterion, given, because));
    }

    private static int stepped(int count, int first, int further) {
        return count == 0 ? 0 : first + (count - 1) * further;
    }

    /** Sectors are free words: capitals and blanks around them mean nothing. */
    private static Set<String> words(Set<String> sectors) {
        return sectors.stream().map(sector -> sector.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean before(LocalDate day, @Nullable LocalDate from) {
        return from != null && day.isBefore(from);
    }

    private static boolean after(LocalDate day, @Nullable LocalDate to) {
        return to != null && day.isAfter(to);
    }

    private static LocalDate begins(Offer offer) {
        var period = offer.period();
        return period == null ? LocalDate.MAX : period.firstDay();
    }
}
