package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The texts of annexes that a page showed, as its form sends them back: each as the visit's id and the text's hash. */
final class ShownTexts {
    private static final Pattern SHOWN = Pattern.compile("([a-z0-9-]{2,63}) ([0-9a-f]{64})");

    private ShownTexts() {}

    /** @throws Invalid where there is none */
    static List<Map<String, String>> of(Form form) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (String value : form.values("annex")) {
            var text = SHOWN.matcher(value);
            if (text.matches()) {
                shown.add(Map.of("visitId", text.group(1), "textSha256", text.group(2)));
            }
        }
        if (shown.isEmpty()) {
            throw new Invalid(List.of(Fault.here(null, "fault.no-annex")));
        }
        return shown;
    }
}
