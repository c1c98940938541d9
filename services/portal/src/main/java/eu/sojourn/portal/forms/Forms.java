package eu.sojourn.portal.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of one page by name; one that was never sent is blank. */
public final class Forms {
    private final Map<String, Form> forms = new HashMap<>();

    public Form get(String name) {
        return forms.computeIfAbsent(name, _ -> Form.blank());
    }

    /** Offers what is known already, unless the person has typed something. */
    public void offer(String name, Form form) {
        forms.putIfAbsent(name, form);
    }

    public void put(String name, Form form) {
        forms.put(name, form);
    }

    /** The form that was refused, if any. */
    public Optional<Form> faulty() {
        return forms.values().stream().filter(Form::faulty).findFirst();
    }

    /** Name of the form that was refused; fields have the id {@code <form>-<field>}. */
    public String faultyName() {
        return forms.entrySet().stream().filter(form -> form.getValue().faulty()).map(Map.Entry::getKey).findFirst().orElse("");
    }

    public List<Fault> faults() {
        return faulty().map(Form::faults).orElse(List.of());
    }
}
