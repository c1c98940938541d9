package eu.sojourn.registration.domain.view;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The views that one person has saved, in the order of saving: at most {@link #MOST}, and of one list no two with the same name. */
public record SavedViews(List<View> views) {

    public static final int MOST = 50;
    public static final SavedViews NONE = new SavedViews(List.of());

    private static final int LONGEST_NAME = 80;
    private static final int MOST_FILTERS = 20;
    private static final int MOST_VALUES = 30;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_COLUMNS = 40;

    public SavedViews {
        views = List.copyOf(views);
    }

    /** What can be looked at. */
    public enum Listed {
        VISITS, XCHANGES
    }

    /**
     * A way to look at a list.
     *
     * @param filters values by the name of the filter, as they are asked of the list
     * @param sort    as it is asked of the list; null for the usual one
     * @param columns of the export, in their order; none for all
     */
    public record View(String viewId, Listed list, String name, Map<String, List<String>> filters, @Nullable String sort,
            List<String> columns) {

        public View {
            if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
                throw new InvalidValue("name", "must have 1 to " + LONGEST_NAME + " characters");
            }
            name = name.strip();
            if (filters.size() > MOST_FILTERS) {
                throw new InvalidValue("filters", "must be at most " + MOST_FILTERS);
            }
            filters.forEach((filter, values) -> {
                if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
                    throw new InvalidValue("filters." + filter,
                            "must have at most %d values of at most %d characters".formatted(MOST_VALUES, LONGEST_VALUE));
                }
            });
            if (columns.size() > MOST_COLUMNS) {
                throw new InvalidValue("columns", "must be at most " + MOST_COLUMNS);
            }
            filters = Map.copyOf(filters);
            columns = List.copyOf(columns);
        }
    }

    /** Saves a view, in the place of the one with its id if there is one. */
    public Decision<SavedViews> save(View view) {
        var others = views.stream().filter(other -> !other.viewId().equals(view.viewId())).toList();
        if (others.stream().anyMatch(other -> other.list() == view.list() && other.name().equalsIgnoreCase(view.name()))) {
            return Decision.conflict(new Reason("NAME_TAKEN", "name", null, view.name(), "a name that no other view of this list has",
                    "You have a view named %s already. Choose another name, or change that one.".formatted(view.name())));
        }
        var after = new ArrayList<View>();
        if (others.size() == views.size()) {
            if (views.size() >= MOST) {
                return Decision.conflict(new Reason("TOO_MANY_VIEWS", null, null, String.valueOf(views.size()), "at most " + MOST,
                        "You have saved %d views, and more cannot be kept. Delete one that you do not need.".formatted(MOST)));
            }
            after.addAll(views);
            after.add(view);
        } else {
            views.forEach(other -> after.add(other.viewId().equals(view.viewId()) ? view : other));
        }
        return Decision.accepted(new SavedViews(after));
    }

    public Decision<SavedViews> delete(String viewId) {
        Predicate<View> named = view -> view.viewId().equals(viewId);
        return Decision.accepted(new SavedViews(views.stream().filter(named.negate()).toList()));
    }
}
