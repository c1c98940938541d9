package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.encoding.Verdict.CellFault;
import eu.sojourn.registration.domain.encoding.Verdict.Outcome;
import eu.sojourn.registration.domain.organisation.Establishment;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each row of a sheet what would become of it, in the order of the rows: those above have taken their places. */
public final class SheetJudge {

    private static final int LONGEST_PURPOSE = 2_000;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_FOUND = 80;
    /** Looking for a similar name takes a look at every organisation. */
    private static final int MOST_SIMILAR = 20;

    private final Known known;
    private final Map<OrganisationId, Integer> rowsOf = new HashMap<>();
    private int open;
    private int similarTold;

    private SheetJudge(Known known) {
        this.known = known;
        this.open = known.openVisits();
    }

    /**
     * All that verdicts depend on, loaded once.
     *
     * @param openVisits visits to the Xchange that have a place, or are to be given one: those on the waiting list are not among them
     * @param running    visits to the Xchange that have not ended early, by visitor
     * @param allowances of organisations that have approved visits in the programme
     */
    public record Known(Programme programme, Xchange xchange, Organisation host, Directory directory, int openVisits,
            Map<OrganisationId, Visit> running, Map<OrganisationId, VisitAllowance> allowances, LocalDate today) {}

    /** Judges all rows; one verdict for each. */
    public static List<Verdict> judge(Sheet sheet, Known known) {
        var judge = new SheetJudge(known);
        return sheet.rows().stream().map(row -> judge.judge(row)).toList();
    }

    private Verdict judge(SheetRow row) {
        var faults = new Faults(row);
        var named = named(row, faults);
        var country = country(row, faults);
        var type = type(row, faults);
        faults.longest(Column.PURPOSE, LONGEST_PURPOSE);
        faults.longest(Column.REFERENCE, LONGEST_REFERENCE);
        var withDisability = answer(row, Column.WITH_DISABILITY, faults);
        var waitlist = answer(row, Column.WAITLIST, faults);
        if (!faults.concern(Column.ORGANISATION)) {
            var organisation = organisation(row, named, country, faults);
            if (organisation != null) {
                return ofKnown(row, organisation, country, withDisability, waitlist, faults);
            }
            if (named.isEmpty() && !faults.concern(Column.COUNTRY) && !faults.concern(Column.TYPE)) {
                return ofUnknown(row, country, type, faults);
            }
        }
        return faulty(row, null, null, faults);
    }

    private List<Organisation> named(SheetRow row, Faults faults) {
        if (faults.needed(Column.ORGANISATION)) {
            return known.directory().find(row.text(Column.ORGANISATION));
        }
        return List.of();
    }

    /** Of several of one name the one in the country that the row names. */
    private @Nullable Organisation organisation(SheetRow row, List<Organisation> named, @Nullable Country country, Faults faults) {
        if (named.size() > 1 && country != null) {
            var there = named.stream().filter(organisation -> organisation.profile().country().equals(country)).toList();
            named = there.isEmpty() ? named : there;
        }
        if (named.size() > 1) {
            var ids = named.stream().map(organisation -> organisation.organisationId().value()).sorted().limit(5);
            faults.add(Column.ORGANISATION, "AMBIGUOUS_ORGANISATION",
                    "is the name of several organisations. Use the id of one: %s.".formatted(ids.collect(Collectors.joining(", "))));
            return null;
        }
        return named.isEmpty() ? null : named.getFirst();
    }

    private Verdict ofKnown(SheetRow row, Organisation organisation, @Nullable Country country, @Nullable Boolean withDisability,
            @Nullable Boolean waitlist, Faults faults) {
        var id = organisation.organisationId();
        var name = organisation.profile().name();
        var earlier = rowsOf.putIfAbsent(id, row.number());
        if (earlier != null) {
            faults.add(Column.ORGANISATION, "DUPLICATE_ROW", "names %s, as row %d does. Delete one of the rows.".formatted(name, earlier));
        }
        var from = faults.concern(Column.COUNTRY) || faults.concern(Column.ESTABLISHMENT)
                ? null
                : place(row, organisation, country, faults);
        if (from == null || faults.any()) {
            return faulty(row, id, name, faults);
        }
        var running = known.running().get(id);
        if (running != null) {
            return ofRunning(row, running, name, from, withDisability, waitlist);
        }
        var purpose = row.text(Column.PURPOSE);
        var wishes = new Visit.Wishes(from, purpose.isEmpty() ? null : purpose, Boolean.TRUE.equals(withDisability), true,
                Boolean.TRUE.equals(waitlist));
        return ofNew(row, organisation, wishes);
    }

    private Verdict ofNew(SheetRow row, Organisation visitor, Visit.Wishes wishes) {
        var id = visitor.organisationId();
        var name = visitor.profile().name();
        var rules = known.programme().rulesOn(known.today());
        if (rules.isEmpty()) {
            return new Verdict(row.number(), Outcome.REFUSED, id, name, null, List.of(), List.of(Eligibility.noRules()), List.of(), null,
                    null, null);
        }
        var unused = VisitAllowance.unused(known.programme().programmeId(), id);
        var application = new Application(known.programme(), rules.get().rules(), known.xchange(), visitor, wishes.from(),
                wishes.withDisability(), known.host(), listedClusters(visitor), known.allowances().getOrDefault(id, unused), false,
                wishes.waitlist(), true, known.today());
        var reasons = new ArrayList<>(Eligibility.objections(application));
        if (reasons.isEmpty() && !wishes.waitlist() && open >= known.xchange().capacity()) {
            reasons.add(full());
        }
        var lumpSum = LumpSums.of(application).orElse(null);
        if (!reasons.isEmpty()) {
            return new Verdict(row.number(), Outcome.REFUSED, id, name, null, List.of(), reasons, List.of(), lumpSum, null, null);
        }
        open += open < known.xchange().capacity() ? 1 : 0;
        return new Verdict(row.number(), Outcome.CREATE, id, name, null, List.of(), List.of(), List.of(), lumpSum, wishes, null);
    }

    /** What a blank cell does not say, stays as it is. */
    private Verdict ofRunning(SheetRow row, Visit visit, String name, Place from, @Nullable Boolean withDisability,
            @Nullable Boolean waitlist) {
        var changes = EnumSet.noneOf(Column.class);
        var purpose = row.text(Column.PURPOSE).isEmpty() ? visit.purpose() : row.text(Column.PURPOSE);
        var saysPlace = row.cell(Column.ESTABLISHMENT) != null || row.cell(Column.COUNTRY) != null;
        var place = saysPlace ? from : visit.from();
        var wishes = new Visit.Wishes(place, purpose, withDisability == null ? visit.withDisability() : withDisability, visit.encoded(),
                waitlist == null ? visit.waitlist() : waitlist);
        changed(changes, Column.PURPOSE, purpose, visit.purpose());
        changed(changes, Column.COUNTRY, place.country(), visit.from().country());
        changed(changes, Column.ESTABLISHMENT, place.establishment(), visit.from().establishment());
        changed(changes, Column.WITH_DISABILITY, wishes.withDisability(), visit.withDisability());
        changed(changes, Column.WAITLIST, wishes.waitlist(), visit.waitlist());
        var id = visit.parties().visitingOrganisationId();
        if (changes.isEmpty()) {
            return new Verdict(row.number(), Outcome.UNCHANGED, id, name, visit.visitId(), List.of(), List.of(), List.of(), null, null,
                    null);
        }
        return switch (visit.correct(wishes)) {
            case Decision.Accepted<Visit> _ -> new Verdict(row.number(), Outcome.UPDATE, id, name, visit.visitId(), List.of(), List.of(),
                    List.copyOf(changes), null, wishes, null);
            case Decision.Refused<Visit> refused -> new Verdict(row.number(), Outcome.REFUSED, id, name, visit.visitId(), List.of(),
                    refused.reasons(), List.copyOf(changes), null, null, null);
        };
    }

    private static void changed(Set<Column> changes, Column column, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) {
            changes.add(column);
        }
    }

    private Verdict ofUnknown(SheetRow row, @Nullable Country country, @Nullable OrganisationType type, Faults faults) {
        var name = row.text(Column.ORGANISATION);
        if (country == null || type == null) {
            var similar = similarTold++ < MOST_SIMILAR ? known.directory().similar(name) : Optional.<String>empty();
            faults.add(Column.ORGANISATION, "UNKNOWN_ORGANISATION",
                    "names no registered organisation.%s Correct it, or add country and type so that it is registered."
                            .formatted(similar.map(" Is it \"%s\"?"::formatted).orElse("")));
            return faulty(row, null, name, faults);
        }
        var id = freshId(name, country);
        var earlier = rowsOf.putIfAbsent(id, row.number());
        if (earlier != null) {
            faults.add(Column.ORGANISATION, "DUPLICATE_ROW", "names %s, as row %d does. Delete one of the rows.".formatted(name, earlier));
        }
        if (row.cell(Column.ESTABLISHMENT) != null) {
            faults.add(Column.ESTABLISHMENT, "UNKNOWN_ESTABLISHMENT",
                    "cannot be known before the organisation is registered. Leave it blank.");
        }
        if (faults.any()) {
            return faulty(row, null, name, faults);
        }
        try {
            return new Verdict(row.number(), Outcome.REGISTER, id, name, null, List.of(), List.of(), List.of(), null, null,
                    new Profile(name, country, null, null, type));
        } catch (InvalidValue invalid) {
            faults.add(Column.ORGANISATION, "TOO_LONG", String.valueOf(invalid.getMessage()) + ". Shorten it.");
            return faulty(row, null, name, faults);
        }
    }

    /** The same for the same name and country, so that registering twice is registering once. */
    private static OrganisationId freshId(String name, Country country) {
        var seed = "organisation/" + country.value() + "/" + Words.plain(name);
        return new OrganisationId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** The establishment that the row names, else the one in the country that it names, else the seat. */
    private static @Nullable Place place(SheetRow row, Organisation organisation, @Nullable Country country, Faults faults) {
        var profile = organisation.profile();
        var wanted = row.text(Column.ESTABLISHMENT);
        if (!wanted.isEmpty()) {
            var establishment = profile.establishments()
                    .stream()
                    .filter(e -> Words.plain(e.name()).equals(Words.plain(wanted)))
                    .findFirst();
            if (establishment.isEmpty()) {
                var names = profile.establishments().stream().map(Establishment::name).limit(10).collect(Collectors.joining(", "));
                faults.add(Column.ESTABLISHMENT, "UNKNOWN_ESTABLISHMENT", "is no establishment of %s. %s".formatted(profile.name(),
                        names.isEmpty() ? "It has none; leave the cell blank." : "It has: " + names + "."));
                return null;
            }
            if (country != null && !establishment.get().country().equals(country)) {
                faults.add(Column.COUNTRY, "OTHER_COUNTRY", "is not where %s is, which is in %s. Correct one of them.".formatted(
                        establishment.get().name(), establishment.get().country().displayName()));
                return null;
            }
            return at(establishment.get());
        }
        if (country == null || country.equals(profile.country())) {
            return new Place(profile.country(), profile.location(), null);
        }
        var there = profile.establishments().stream().filter(e -> e.country().equals(country)).toList();
        if (there.size() != 1) {
            faults.add(Column.COUNTRY, "OTHER_COUNTRY", there.isEmpty()
                    ? "is not where %s is, which is in %s. Correct it, or leave it blank."
                            .formatted(profile.name(), profile.country().displayName())
                    : "is where %s has several establishments. Name one of them.".formatted(profile.name()));
            return null;
        }
        return at(there.getFirst());
    }

    private static Place at(Establishment establishment) {
        return new Place(establishment.country(), establishment.location(), establishment.name());
    }

    private Set<OrganisationId> listedClusters(Organisation visitor) {
        return visitor.profile()
                .memberships()
                .stream()
                .map(membership -> membership.cluster())
                .filter(cluster -> known.directory()
                        .get(cluster)
                        .filter(it -> it.state() == Organisation.State.VALIDATED
                                && it.profile().type() == OrganisationType.CLUSTER_ORGANISATION)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private Reason full() {
        var capacity = known.xchange().capacity();
        return new Reason("XCHANGE_FULL", null, null, open + " visits", "at most " + capacity,
                "The visits that are there and the rows above take all %d places. Write yes under \"%s\", or leave the row out."
                        .formatted(capacity, Column.WAITLIST.title()));
    }

    private static @Nullable Country country(SheetRow row, Faults faults) {
        if (!faults.usable(Column.COUNTRY)) {
            return null;
        }
        var code = Words.country(row.text(Column.COUNTRY));
        if (code.isEmpty()) {
            faults.add(Column.COUNTRY, "UNKNOWN_COUNTRY", "is no country. Write its code, such as LT, or its name.");
            return null;
        }
        return new Country(code.get());
    }

    private static @Nullable OrganisationType type(SheetRow row, Faults faults) {
        if (!faults.usable(Column.TYPE)) {
            return null;
        }
        for (var type : OrganisationType.values()) {
            if (Words.plain(type.name()).equals(Words.plain(row.text(Column.TYPE)))) {
                return type;
            }
        }
        faults.add(Column.TYPE, "UNKNOWN_TYPE", "is no type of organisation. Write one of "
                + Arrays.stream(OrganisationType.values()).map(Enum::name).collect(Collectors.joining(", ")) + ".");
        return null;
    }

    private static @Nullable Boolean answer(SheetRow row, Column column, Faults faults) {
        if (!faults.usable(column)) {
            return null;
        }
        var answer = Words.answer(row.text(column));
        if (answer == null) {
            faults.add(column, "NOT_YES_OR_NO", "is neither yes nor no. Write one of them, or leave it blank.");
        }
        return answer;
    }

    private static Verdict faulty(SheetRow row, @Nullable OrganisationId id, @Nullable String name, Faults faults) {
        return new Verdict(row.number(), Outcome.FAULTY, id, name, null, faults.all, List.of(), List.of(), null, null, null);
    }

    /** What is wrong with the cells of one row. */
    private static final class Faults {

        private final SheetRow row;
        private final List<CellFault> all = new ArrayList<>();

        Faults(SheetRow row) {
            this.row = row;
        }

        boolean any() {
            return !all.isEmpty();
        }

        boolean concern(Column column) {
            return all.stream().anyMatch(fault -> fault.column() == column);
        }

        /** @return whether there is something in the cell that can be used; notes it if it cannot */
        boolean usable(Column column) {
            var cell = row.cell(column);
            if (cell == null) {
                return false;
            }
            if (cell.unusable() != null) {
                add(column, cell.unusable().code(), cell.unusable().message());
                return false;
            }
            return true;
        }

        boolean needed(Column column) {
            if (row.cell(column) == null) {
                add(column, "MISSING", "is blank. Write the name or the id of an organisation.");
            }
            return usable(column);
        }

        void longest(Column column, int characters) {
            if (usable(column) && row.text(column).length() > characters) {
                add(column, "TOO_LONG", "has more than %,d characters. Shorten it.".formatted(characters));
            }
        }

        void add(Column column, String code, String message) {
            var cell = Objects.requireNonNull(row.cells().get(column));
            var found = cell.text().length() > LONGEST_FOUND ? cell.text().substring(0, LONGEST_FOUND) + "…" : cell.text();
            all.add(new CellFault(cell.address(), column, code, found, column.title() + " " + message));
        }
    }
}
