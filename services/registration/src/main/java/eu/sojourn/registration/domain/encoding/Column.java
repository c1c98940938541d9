package eu.sojourn.registration.domain.encoding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a column of a sheet says of a visit. Its name in a sheet is tolerated in several words, whatever their case and accents. */
public enum Column {
    /** Of the row, for the person who keeps the sheet. */
    REFERENCE("Reference", "ref", "external reference", "row reference", "your reference", "external id", "nr", "no", "number", "referenz",
            "référence", "referencia"),
    /** Id, name, legal name or alias. */
    ORGANISATION("Organisation", "organization", "organisation name", "organization name", "organisation id", "organization id",
            "visiting organisation", "visiting organization", "visitor", "vo", "name", "company", "company name", "firm", "unternehmen",
            "firma", "entreprise", "société", "empresa", "organización", "organizzazione", "organisasjon", "organizacja", "organizacija"),
    /** Where the person who visits is based, and of an unknown organisation its seat. */
    COUNTRY("Country", "country code", "visiting country", "land", "pays", "país", "paese", "kraj", "šalis"),
    /** Of an unknown organisation. */
    TYPE("Type", "organisation type", "organization type", "kind", "art", "typ", "tipo"),
    ESTABLISHMENT("Establishment", "site", "branch", "office", "location", "standort", "niederlassung", "établissement", "sede",
            "establecimiento"),
    PURPOSE("Purpose", "purposes", "goal", "goals", "purpose and goals", "objective", "objectives", "motivation", "zweck", "ziel", "ziele",
            "objectif", "objectifs", "objetivo", "objetivos"),
    WITH_DISABILITY("With disability", "disability", "participant with disability", "disabled", "behinderung", "mit behinderung",
            "handicap", "discapacidad"),
    WAITLIST("Waiting list", "waitlist", "would wait", "warteliste", "liste d'attente", "lista de espera");

    /** Heads the column of a downloaded sheet that says what was wrong; ignored when the sheet comes back. */
    public static final String FAULTS = "What is wrong";

    private static final Map<String, Column> BY_NAME = byName();

    private final String title;
    private final Set<String> names;

    Column(String title, String... synonyms) {
        this.title = title;
        this.names = Arrays.stream(synonyms).map(Words::plain).collect(Collectors.toSet());
    }

    /** As it stands in the template. */
    public String title() {
        return title;
    }

    static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_NAME.get(Words.plain(header)));
    }

    private static Map<String, Column> byName() {
        var columns = new HashMap<String, Column>();
        for (var column : values()) {
            columns.put(Words.plain(column.title), column);
            columns.put(Words.plain(column.name()), column);
            column.names.forEach(name -> columns.put(name, column));
        }
        return columns;
    }
}
