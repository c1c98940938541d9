package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Capacity building and dissemination that a programme plans beside its visits, and what came of it. */
@HttpExchange(url = "/api/kpis/programmes/{programmeId}/activities", accept = "application/json")
public interface Activities {

    /** By the day for which each is planned. */
    @GetExchange
    Slice<Activity> list(@PathVariable String programmeId, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/progress")
    Progress progress(@PathVariable String programmeId);

    @GetExchange("/{activityId}")
    Activity one(@PathVariable String programmeId, @PathVariable String activityId);

    @PostExchange
    Activity plan(@PathVariable String programmeId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> activity);

    /** @param seen the version that is changed, in quotes */
    @PutExchange("/{activityId}")
    Activity change(@PathVariable String programmeId, @PathVariable String activityId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen, @RequestBody Map<String, ?> activity);

    @PostExchange("/{activityId}/done")
    Activity done(@PathVariable String programmeId, @PathVariable String activityId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen, @RequestBody Map<String, ?> held);

    @PostExchange("/{activityId}/cancel")
    Activity cancel(@PathVariable String programmeId, @PathVariable String activityId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen);

    /** Takes out what was entered by mistake. */
    @DeleteExchange("/{activityId}")
    void takeOut(@PathVariable String programmeId, @PathVariable String activityId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen);

    /**
     * An activity.
     *
     * @param plannedOn a day, or a month such as {@code 2023-03}
     * @param lead the organisation that sees to it
     * @param state {@code PLANNED}, {@code DONE} or {@code CANCELLED}
     */
    record Activity(String id, String kind, String title, String type, String plannedOn, String lead, int expectedParticipants,
            @Nullable LocalDate doneOn, @Nullable Integer actualParticipants, String mode, String state, long version) {

        public boolean planned() {
            return state.equals("PLANNED");
        }

        public boolean done() {
            return state.equals("DONE");
        }

        /** As a command says which version it is about. */
        public String seen() {
            return "\"" + version + "\"";
        }
    }

    /** By kind and quarter. */
    record Progress(List<Quarter> rows) {
        public Progress {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }
    }

    /** What was planned for a quarter such as {@code 2023-Q1}, and what was done in it. */
    record Quarter(String kind, String quarter, int planned, int done, int cancelled, long expectedParticipants, long actualParticipants) {}
}
