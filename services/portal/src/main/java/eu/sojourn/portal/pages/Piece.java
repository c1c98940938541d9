package eu.sojourn.portal.pages;

import java.util.List;
import java.util.Map;

/**
 * One field of a questionnaire's definition as the editor shows it; it is called as the definition calls it.
 *
 * @param choices values of a choice
 * @param pieces  what an object, or each row, is made of
 * @param given   what an object begins with where it is left blank; for a flag, its name with what holds while nobody said
 */
public record Piece(String name, Kind kind, List<String> choices, List<Piece> pieces, Map<String, Object> given) {

    /** How it is filled in; {@code TEXT} and {@code PARAGRAPH} have one field for each language. */
    public enum Kind {
        LINE, DAY, TIME, NUMBER, NUMBERS, WORDS, FLAG, CHOICE, TEXT, PARAGRAPH, CONDITION, OBJECT, ROWS
    }

    static Piece of(String name, Kind kind) {
        return new Piece(name, kind, List.of(), List.of(), Map.of());
    }

    static Piece flag(String name, boolean otherwise) {
        return new Piece(name, Kind.FLAG, List.of(), List.of(), Map.of(name, otherwise));
    }

    static Piece choice(String name, List<String> choices) {
        return new Piece(name, Kind.CHOICE, choices, List.of(), Map.of());
    }

    static Piece object(String name, Map<String, Object> given, Piece... pieces) {
        return new Piece(name, Kind.OBJECT, List.of(), List.of(pieces), given);
    }

    static Piece rows(String name, Piece... pieces) {
        return new Piece(name, Kind.ROWS, List.of(), List.of(pieces), Map.of());
    }

    public boolean is(String kindName) {
        return kind.name().equals(kindName);
    }

    /** Whether it has a field for each language. */
    public boolean translated() {
        return kind == Kind.TEXT || kind == Kind.PARAGRAPH;
    }
}
