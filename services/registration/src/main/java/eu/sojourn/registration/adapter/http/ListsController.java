package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.adapter.http.VisitResponses.VisitResponse;
import eu.sojourn.registration.adapter.http.XchangeResponses.XchangeResponse;
import eu.sojourn.registration.application.VisitLists;
import eu.sojourn.registration.application.XchangeLists;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists of visits and of Xchanges, each with what the caller may see of them. A page may be shorter than asked though {@code next} says that
 * there is more: where a filter has no index, a page looks at a thousand at most.
 */
@RestController
@RequestMapping("/api/registration")
class ListsController {

    private final VisitLists visits;
    private final XchangeLists xchanges;
    private final VisitResponses responses;
    private final XchangeResponses shown;

    ListsController(VisitLists visits, XchangeLists xchanges, VisitResponses responses, XchangeResponses shown) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.responses = responses;
        this.shown = shown;
    }

    /** Sorted by {@code firstDay}, {@code submittedOn} or (with {@code payment=DUE}) {@code dueBy}; latest first day first where not said. */
    @GetMapping("/visits")
    Page<VisitResponse> visits(Actor actor, @ParameterObject VisitQuery query, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var sorted = query.sorted();
        var found = visits.visibleTo(actor, query.filter(), sorted.by(), sorted.descending(), sorted.after(after), Page.limit(limit));
        return sorted.page(found, responses.ofAll(found.items(), actor));
    }

    /** Sorted by {@code firstDay} or {@code title}; latest first day first where not said. */
    @GetMapping("/xchanges")
    Page<XchangeResponse> xchanges(Actor actor, @ParameterObject XchangeQuery query, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var sorted = query.sorted();
        var found = xchanges.visibleTo(actor, query.filter(), sorted.by(), sorted.descending(), sorted.after(after), Page.limit(limit));
        return sorted.page(found, shown.ofAll(found.items()));
    }
}
