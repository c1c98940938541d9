package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sheet that a coordinator downloads to fill in.
 *
 * @param header        names of the columns
 * @param example       a row that is no visit
 * @param allowedHeader names of the columns of allowed values
 * @param allowed       rows of allowed values
 */
public record Template(List<String> header, List<String> example, List<String> allowedHeader, List<List<String>> allowed) {

    private static final List<String> ANSWERS = List.of("yes", "no");

    /** @param rules whose countries and types of visitors are allowed */
    public static Template of(RuleSet rules) {
        var header = Arrays.stream(Column.values()).map(Column::title).toList();
        var example = Arrays.stream(Column.values()).map(column -> switch (column) {
            case REFERENCE -> Sheet.EXAMPLE;
            case ORGANISATION -> "Name, alias or id; this row is left out";
            case COUNTRY -> "LT";
            case TYPE -> OrganisationType.CLUSTER_ORGANISATION.name();
            case ESTABLISHMENT -> "";
            case PURPOSE -> "Find suppliers of vacuum technology";
            case WITH_DISABILITY, WAITLIST -> "no";
        }).toList();
        var countries = rules.countries().stream().sorted().toList();
        var types = rules.visitorTypes().stream().map(Enum::name).sorted().toList();
        var allowed = new ArrayList<List<String>>();
        for (var row = 0; row < Math.max(countries.size(), Math.max(types.size(), ANSWERS.size())); row++) {
            var country = row < countries.size() ? countries.get(row) : "";
            allowed.add(List.of(country, country.isEmpty() ? "" : new Country(country).displayName(),
                    row < types.size() ? types.get(row) : "", row < ANSWERS.size() ? ANSWERS.get(row) : ""));
        }
        return new Template(header, example, List.of(Column.COUNTRY.title(), "Name of the country", Column.TYPE.title(),
                Column.WITH_DISABILITY.title() + ", " + Column.WAITLIST.title()), allowed);
    }
}
