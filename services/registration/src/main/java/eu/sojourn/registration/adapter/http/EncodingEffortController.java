package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.application.MeasuringEffort;
import eu.sojourn.registration.domain.encoding.Effort;
import eu.sojourn.registration.domain.encoding.EncodingEffort;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the forms of an Xchange cost: said by those who filled them in, seen by coordinators. */
@RestController
@RequestMapping("/api/registration/xchanges/{xchangeId}/encoding-effort")
class EncodingEffortController {

    private final MeasuringEffort measuring;

    EncodingEffortController(MeasuringEffort measuring) {
        this.measuring = measuring;
    }

    record EffortRequest(@NotNull String task, @NotNull Integer fields, @NotNull Integer clicks, @NotNull Integer seconds) {}

    record EffortResponse(String xchangeId, List<EncodingEffort.Total> totals) {}

    @PostMapping
    void record(Actor actor, @PathVariable String xchangeId, @Valid @RequestBody EffortRequest request) {
        measuring.record(actor, new XchangeId(xchangeId),
                new Effort(request.task(), request.fields(), request.clicks(), request.seconds()));
    }

    @GetMapping
    EffortResponse get(Actor actor, @PathVariable String xchangeId) {
        var effort = measuring.of(actor, new XchangeId(xchangeId));
        return new EffortResponse(effort.xchangeId().value(), effort.totals()
                .stream()
                .sorted(Comparator.comparing(EncodingEffort.Total::role).thenComparing(EncodingEffort.Total::task))
                .toList());
    }
}
