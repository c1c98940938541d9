package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.application.SavingViews;
import eu.sojourn.registration.application.VisitLists;
import eu.sojourn.registration.application.XchangeLists;
import eu.sojourn.registration.domain.view.SavedViews.Listed;
import eu.sojourn.registration.domain.view.SavedViews.View;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of lists: each person's own. */
@RestController
@RequestMapping("/api/registration/views")
class ViewsController {

    private static final String BASE = "/api/registration/views/";
    private static final Map<Listed, Set<String>> FILTERS = Map.of(Listed.VISITS, filters(VisitQuery.class), Listed.XCHANGES,
            filters(XchangeQuery.class));

    private final SavingViews saving;

    ViewsController(SavingViews saving) {
        this.saving = saving;
    }

    /** @param filters values by the name of the list's query parameter */
    record ViewRequest(@NotNull Listed list, @NotNull String name, @Nullable Map<String, @NotNull List<@NotNull String>> filters,
            @Nullable String sort, @Nullable List<@NotNull String> columns) {

        View view(String viewId) {
            var asked = filters == null ? Map.<String, List<String>>of() : filters;
            for (var filter : asked.keySet()) {
                if (!FILTERS.get(list).contains(filter)) {
                    throw new InvalidValue("filters." + filter, "is no filter of this list");
                }
            }
            var order = VisitQuery.given(sort);
            if (order != null) {
                switch (list) {
                    case VISITS -> Sorted.of("visits", VisitLists.Sort.class, order, order);
                    case XCHANGES -> Sorted.of("xchanges", XchangeLists.Sort.class, order, order);
                }
            }
            return new View(viewId, list, name, asked, order, columns == null ? List.of() : columns);
        }
    }

    record ViewResponse(String viewId, Listed list, String name, Map<String, List<String>> filters, @Nullable String sort,
            List<String> columns) {
        static ViewResponse of(View view) {
            return new ViewResponse(view.viewId(), view.list(), view.name(), view.filters(), view.sort(), view.columns());
        }
    }

    record ViewsResponse(List<ViewResponse> items) {}

    @GetMapping
    ViewsResponse list(Actor actor) {
        return new ViewsResponse(saving.of(actor).stream().map(ViewResponse::of).toList());
    }

    @PostMapping
    ResponseEntity<ViewResponse> create(Actor actor, @Valid @RequestBody ViewRequest request) {
        var view = saving.create(actor, request.view(Ids.fresh()));
        return ResponseEntity.created(URI.create(BASE + view.viewId())).body(ViewResponse.of(view));
    }

    @PutMapping("/{viewId}")
    ViewResponse change(Actor actor, @PathVariable String viewId, @Valid @RequestBody ViewRequest request) {
        return ViewResponse.of(saving.change(actor, request.view(viewId)));
    }

    @DeleteMapping("/{viewId}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable String viewId) {
        saving.delete(actor, viewId);
        return ResponseEntity.noContent().build();
    }

    private static Set<String> filters(Class<? extends Record> query) {
        return Arrays.stream(query.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("sort"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
