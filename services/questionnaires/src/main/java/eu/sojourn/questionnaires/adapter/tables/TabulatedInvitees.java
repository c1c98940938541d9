package eu.sojourn.questionnaires.adapter.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.InviteeTables;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableReader;
import eu.sojourn.tables.UnreadableTable;

/** Invitees in CSV and XLSX files. */
@Component
class TabulatedInvitees implements InviteeTables {

    private static final String SEGMENT = "segment";
    private static final String ORGANISATION = "organisationId";
    private static final String NAME = "name";
    private static final List<String> COLUMNS = List.of(SEGMENT, ORGANISATION, NAME);
    private static final int MOST_FAULTS = 200;

    @Override
    public List<Invitee> read(byte[] file, @Nullable String name, @Nullable String mediaType) {
        List<Table.Row> rows;
        try {
            rows = TableReader.read(file, name, mediaType, Limits.OF_UPLOADS).rows();
        } catch (UnreadableTable unreadable) {
            throw refused("file", unreadable.fault().name(), String.valueOf(unreadable.getMessage()));
        }
        if (rows.isEmpty()) {
            throw refused("file", "EMPTY_FILE", "The file is empty. Its first row names the columns " + COLUMNS);
        }
        Map<String, Integer> columns = columns(rows.getFirst());
        List<Reason> faults = new ArrayList<>();
        List<Invitee> invitees = new ArrayList<>();
        for (Table.Row row : rows.subList(1, rows.size())) {
            Invitee invitee = invitee(row, columns, faults);
            if (invitee != null) {
                invitees.add(invitee);
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
        return invitees;
    }

    private static Map<String, Integer> columns(Table.Row heading) {
        Map<String, Integer> columns = new HashMap<>();
        for (int column = 0; column < heading.cells().size(); column++) {
            String name = heading.cell(column).text();
            if (!name.isEmpty() && (!COLUMNS.contains(name) || columns.putIfAbsent(name, column) != null)) {
                throw refused(Table.address(column, heading.number()), "UNKNOWN_COLUMN", "The columns are " + COLUMNS + ", each once");
            }
        }
        if (!columns.containsKey(NAME) && !columns.containsKey(ORGANISATION)) {
            throw refused("file", "MISSING_COLUMN", "The first row has to name a column " + NAME + " or " + ORGANISATION);
        }
        return columns;
    }

    private static @Nullable Invitee invitee(Table.Row row, Map<String, Integer> columns, List<Reason> faults) {
        int before = faults.size();
        String segment = text(row, columns, SEGMENT, faults);
        String organisation = text(row, columns, ORGANISATION, faults);
        String name = text(row, columns, NAME, faults);
        if (faults.size() > before) {
            return null;
        }
        try {
            return new Invitee(segment, organisation.isEmpty() ? null : new OrganisationId(organisation), name);
        } catch (InvalidValue invalid) {
            faults.add(Reason.ofField(Table.address(columns.getOrDefault(invalid.field(), 0), row.number()), "INVALID",
                    String.valueOf(invalid.getMessage())));
            return null;
        }
    }

    private static String text(Table.Row row, Map<String, Integer> columns, String name, List<Reason> faults) {
        Integer column = columns.get(name);
        if (column == null) {
            return "";
        }
        Table.Cell cell = row.cell(column);
        if (cell.kind() != Table.Kind.VALUE) {
            faults.add(Reason.ofField(Table.address(column, row.number()), cell.kind().name(), name + " has to be a text as such"));
        }
        return cell.text();
    }

    private static InvalidInput refused(String field, String code, String message) {
        return new InvalidInput(List.of(Reason.ofField(field, code, message)));
    }
}
