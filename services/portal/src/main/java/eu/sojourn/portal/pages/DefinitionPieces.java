package eu.sojourn.portal.pages;

import static eu.sojourn.portal.pages.Piece.Kind.CONDITION;
import static eu.sojourn.portal.pages.Piece.Kind.DAY;
import static eu.sojourn.portal.pages.Piece.Kind.LINE;
import static eu.sojourn.portal.pages.Piece.Kind.NUMBER;
import static eu.sojourn.portal.pages.Piece.Kind.NUMBERS;
import static eu.sojourn.portal.pages.Piece.Kind.PARAGRAPH;
import static eu.sojourn.portal.pages.Piece.Kind.TEXT;
import static eu.sojourn.portal.pages.Piece.Kind.TIME;
import static eu.sojourn.portal.pages.Piece.Kind.WORDS;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a questionnaire's definition is made of: as a whole, a section, an option, and a question of each type. */
final class DefinitionPieces {

    static final List<String> TYPES = List.of("SINGLE_CHOICE", "MULTIPLE_CHOICE", "MATRIX", "SCALE", "STARS", "NPS", "NUMBER", "RANKING",
            "DATE", "TEXT", "YES_NO", "ITEMS", "COUNTRY", "ORGANISATION", "FILE", "INFORMATION");
    static final List<String> FIELD_TYPES = List.of("SINGLE_CHOICE", "TEXT", "NUMBER", "DATE", "COUNTRY", "ORGANISATION", "YES_NO");

    private static final Piece COMMENT = Piece.object("comment", Map.of("maxLength", 500), Piece.of("label", TEXT),
            Piece.flag("required", false), Piece.of("maxLength", NUMBER));
    private static final Piece OTHER = Piece.object("other", Map.of("maxLength", 200), Piece.of("label", TEXT),
            Piece.of("maxLength", NUMBER));
    private static final Piece DETAIL = Piece.object("detail", Map.of("maxLength", 500), Piece.flag("on", true), Piece.of("label", TEXT),
            Piece.flag("required", false), Piece.of("maxLength", NUMBER));
    private static final Piece MULTIPLE = Piece.flag("multiple", false);

    /** Of the whole, but for its sections. */
    static final List<Piece> WHOLE = List.of(Piece.of("title", TEXT), Piece.of("introduction", PARAGRAPH),
            Piece.choice("trigger", List.of("WAVE", "VISIT_OVER")), Piece.choice("audience", List.of("ANYBODY", "VISITOR", "HOST")),
            Piece.of("defaultLanguage", LINE), Piece.of("languages", WORDS),
            Piece.object("reminders", Map.of("from", "08:00", "until", "18:00", "zone", "Europe/Brussels"), Piece.of("afterDays", NUMBERS),
                    Piece.flag("weekdaysOnly", true), Piece.of("from", TIME), Piece.of("until", TIME), Piece.of("zone", LINE)));

    /** Of a section, but for its questions. */
    static final List<Piece> SECTION = List.of(Piece.of("id", LINE), Piece.of("title", TEXT), Piece.of("text", PARAGRAPH),
            Piece.choice("readers", List.of("ALL", "PARTNERSHIP", "AUTHORITY")), Piece.of("when", CONDITION));

    private static final Map<String, List<Piece>> OF_TYPE = Map.ofEntries(
            Map.entry("SINGLE_CHOICE", List.of(options("options"), OTHER)),
            Map.entry("MULTIPLE_CHOICE", List.of(options("options"), OTHER, Piece.of("min", NUMBER), Piece.of("max", NUMBER))),
            Map.entry("MATRIX", List.of(cells("rows"), cells("columns"), MULTIPLE)),
            Map.entry("SCALE",
                    List.of(Piece.of("min", NUMBER), Piece.of("max", NUMBER), Piece.of("minLabel", TEXT), Piece.of("maxLabel", TEXT))),
            Map.entry("STARS", List.of(Piece.of("max", NUMBER))),
            Map.entry("NUMBER",
                    List.of(Piece.of("min", NUMBER), Piece.of("max", NUMBER), Piece.of("decimals", NUMBER), Piece.of("unit", TEXT))),
            Map.entry("RANKING", List.of(cells("options"), Piece.of("top", NUMBER))),
            Map.entry("DATE", List.of(Piece.of("earliest", DAY), Piece.of("latest", DAY))),
            Map.entry("TEXT", List.of(Piece.of("maxLength", NUMBER), Piece.flag("long", false))),
            Map.entry("YES_NO", List.of(DETAIL)),
            Map.entry("ITEMS", List.of(Piece.of("maxItems", NUMBER), Piece.of("itemLabel", TEXT), Piece.rows("fields"))),
            Map.entry("COUNTRY", List.of(MULTIPLE)),
            Map.entry("ORGANISATION", List.of(MULTIPLE)),
            Map.entry("FILE", List.of(Piece.of("maxFiles", NUMBER), Piece.of("mediaTypes", WORDS), Piece.of("maxBytes", NUMBER))));

    private static final Piece PREFILL = Piece.choice("prefill", ConditionForm.FACTS);

    /** What a new question of a type begins with; without it nothing of its type could be published. */
    private static final Map<String, Map<String, Object>> BEGINNING = Map.of("SCALE", Map.of("min", 1, "max", 5), "STARS",
            Map.of("max", 5), "NUMBER", Map.of("min", 0, "max", 100), "TEXT", Map.of("maxLength", 500), "ITEMS", Map.of("maxItems", 10),
            "FILE", Map.of("maxFiles", 1, "mediaTypes", List.of("application/pdf"), "maxBytes", 5_000_000));

    private DefinitionPieces() {}

    /** Of a row of that list: sections, questions, options, rows, columns, or fields of an item. */
    static List<Piece> ofRow(Piece rows, String type) {
        return switch (rows.name()) {
            case "sections" -> Stream.concat(SECTION.stream(), Stream.of(Piece.rows("questions"))).toList();
            case "questions" -> question(TYPES, type, Stream.of(Piece.flag("required", false), Piece.of("when", CONDITION),
                    PREFILL, Piece.of("feeds", WORDS)));
            case "fields" -> question(FIELD_TYPES, type, Stream.of(Piece.flag("required", false), PREFILL));
            default -> rows.pieces();
        };
    }

    static Map<String, Object> beginning(String type) {
        return BEGINNING.getOrDefault(type, Map.of());
    }

    /** What only that type has. */
    static List<Piece> ofType(String type) {
        return OF_TYPE.getOrDefault(type, List.of());
    }

    private static List<Piece> question(List<String> types, String type, Stream<Piece> others) {
        return Stream.of(Stream.of(Piece.of("id", LINE), Piece.choice("type", types), Piece.of("text", PARAGRAPH), Piece.of("help", TEXT)),
                ofType(type).stream(), others)
                .flatMap(pieces -> pieces)
                .toList();
    }

    private static Piece options(String name) {
        return Piece.rows(name, Piece.of("value", LINE), Piece.of("label", TEXT), COMMENT);
    }

    private static Piece cells(String name) {
        return Piece.rows(name, Piece.of("value", LINE), Piece.of("label", TEXT));
    }
}
