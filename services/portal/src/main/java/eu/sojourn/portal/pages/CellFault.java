package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.Reason;
import eu.sojourn.portal.services.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** What is wrong in one cell of a table that somebody sent; rows are counted, and columns called, as spreadsheet programs do. */
public record CellFault(int row, String column, String text) {

    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");

    /** Sends a table. Where cells are refused, the page gets them as {@code cells}, row by row. */
    static <T> T reading(Model model, Supplier<T> command) {
        try {
            return command.get();
        } catch (Refused refused) {
            List<CellFault> cells = refused.reasons()
                    .stream()
                    .map(CellFault::of)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparingInt(CellFault::row)
                            .thenComparingInt(each -> each.column().length())
                            .thenComparing(CellFault::column))
                    .toList();
            if (cells.isEmpty()) {
                throw refused;
            }
            model.addAttribute("cells", cells);
            throw new Invalid(List.of(Fault.here("file", "table.refused")));
        }
    }

    private static @Nullable CellFault of(Reason reason) {
        Matcher cell = CELL.matcher(reason.field() == null ? "" : reason.field());
        return cell.matches() ? new CellFault(Integer.parseInt(cell.group(2)), cell.group(1), reason.message()) : null;
    }
}
