package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answer.Named;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/** An organisation, or several where {@code multiple}: one that is known by its id, any other by its name. */
public record OrganisationPicker(Prompt prompt, boolean multiple) implements Question {

    private static final int LONGEST_NAME = 200;
    private static final int MOST = 50;

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        int most = multiple ? MOST : 1;
        if (list.size() > most) {
            return reading.tooMany(list.size(), most);
        }
        List<Named> named = new ArrayList<>();
        for (Object each : list) {
            Named one = one(each, reading);
            if (one == null) {
                return null;
            }
            if (!named.contains(one)) {
                named.add(one);
            }
        }
        return new Answer.Organisations(named);
    }

    private static @Nullable Named one(Object given, Reading reading) {
        if (given instanceof Map<?, ?> map && map.get("organisationId") instanceof String id && !id.isBlank()) {
            try {
                return new Named(new OrganisationId(id).value(), null);
            } catch (InvalidValue _) {
                return reading.part("organisationId").wrongType(id, "the id of an organisation");
            }
        }
        Object name = given instanceof Map<?, ?> map ? map.get("name") : given;
        String line = Reading.isBlank(name)
                ? reading.wrongType(given, "an organisation by its id or its name")
                : reading.line(name, LONGEST_NAME);
        return line == null ? null : new Named(null, line);
    }

    @Override
    public Object plain(Answer answer) {
        List<Map<String, String>> organisations = ((Answer.Organisations) answer).organisations()
                .stream()
                .map(OrganisationPicker::plain)
                .toList();
        return multiple ? organisations : organisations.getFirst();
    }

    private static Map<String, String> plain(Named named) {
        return named.organisationId() == null
                ? Map.of("name", String.valueOf(named.name()))
                : Map.of("organisationId", named.organisationId());
    }

    @Override
    public int seconds() {
        return 10;
    }
}
