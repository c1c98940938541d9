package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.services.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the editor asks while it is made.
 *
 * @param form      with the faults of the draft at its fields
 * @param languages of the questionnaire, the one that has to be complete first
 * @param focus     the row that was touched last; blank for none
 */
public record Editor(Form form, List<String> languages, String focus) {

    static Editor of(Map<String, ?> definition, List<Reason> faults, Form sent, String focus) {
        List<Fault> placed = faults.stream()
                .map(Editor::atItsField)
                .map(Fault::of)
                .filter(fault -> focus.isEmpty() || fault.field() == null || !fault.field().startsWith(focus))
                .toList();
        Form form = sent.with(DefinitionForm.values(definition));
        return new Editor(placed.isEmpty() ? form : form.faulty(placed), DefinitionForm.languages(definition), focus);
    }

    /** Faults of a condition stand at the condition. */
    private static Reason atItsField(Reason reason) {
        String field = reason.field();
        int when = field == null ? -1 : field.indexOf(".when");
        return field == null || when < 0
                ? reason
                : new Reason(reason.code(), field.substring(0, when + 5), reason.rule(), reason.found(), reason.required(),
                        reason.message());
    }

    public List<Piece> whole() {
        return DefinitionPieces.WHOLE;
    }

    public List<Piece> sectionPieces() {
        return DefinitionPieces.SECTION;
    }

    /** @param rows {@code questions}, or {@code fields} of an item */
    public List<Piece> questionPieces(String rows, String path) {
        return DefinitionPieces.ofRow(Piece.rows(rows), form.value(path + ".type"));
    }

    /** Values that an earlier question offers, for the value of a test. */
    public List<String> values(String about) {
        for (String section : rows("sections")) {
            for (String question : rows(section + ".questions")) {
                if (about.equals("question:" + form.value(question + ".id"))) {
                    return form.value(question + ".type").equals("YES_NO")
                            ? List.of("true", "false")
                            : rows(question + ".options").stream().map(option -> form.value(option + ".value")).toList();
                }
            }
        }
        return List.of();
    }

    /** Paths of the rows of a list. */
    public List<String> rows(String name) {
        List<String> rows = new ArrayList<>();
        while (has(name + "[" + rows.size() + "].")) {
            rows.add(name + "[" + rows.size() + "]");
        }
        return rows;
    }

    /** Whether a row is shown unfolded: it was touched last, or something in it is faulty. */
    public boolean open(String path) {
        return focus.equals(path) || focus.startsWith(path + ".") || faulty(path);
    }

    public boolean faulty(String path) {
        return form.faults()
                .stream()
                .anyMatch(fault -> fault.field() != null && (fault.field().equals(path) || fault.field().startsWith(path + ".")));
    }

    public List<Integer> tests(String name) {
        return ConditionForm.rows(form, name);
    }

    /** Whether anything depends on it being filled in. */
    public boolean conditional(String name) {
        return form.all().containsKey(name + "[0].about") && !form.value(name + "[0].about").isEmpty()
                || form.optional(name + ".json") != null;
    }

    /** What a condition at that path can speak of: earlier questions, by their words in the first language. */
    public Map<String, String> earlier(String path) {
        Map<String, String> earlier = new LinkedHashMap<>();
        for (String section : rows("sections")) {
            for (String question : rows(section + ".questions")) {
                if (path.startsWith(question + ".") || path.startsWith(section + ".when")) {
                    return earlier;
                }
                String id = form.value(question + ".id");
                if (!id.isEmpty() && !form.value(question + ".type").equals("INFORMATION")) {
                    earlier.put("question:" + id, id + " – " + text(question + ".text"));
                }
            }
            if (path.startsWith(section + ".when")) {
                return earlier;
            }
        }
        return earlier;
    }

    public List<String> facts() {
        return ConditionForm.FACTS;
    }

    public List<String> joins() {
        return ConditionForm.JOINS;
    }

    public List<String> tests() {
        return ConditionForm.TESTS;
    }

    public List<String> types() {
        return DefinitionPieces.TYPES;
    }

    /** A text in the first language that has it, shortened. */
    public String text(String name) {
        for (String language : languages) {
            String text = form.value(name + "." + language);
            if (!text.isEmpty()) {
                return text.length() > 90 ? text.substring(0, 89) + "…" : text;
            }
        }
        return "";
    }

    /** The value of a choice that stands there but is none of those offered, or null. */
    public @Nullable String unlisted(String name, List<String> offered) {
        String value = form.value(name);
        return value.isEmpty() || offered.contains(value) ? null : value;
    }

    private boolean has(String prefix) {
        return form.all().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }
}
