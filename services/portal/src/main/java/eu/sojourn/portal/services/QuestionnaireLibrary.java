package eu.sojourn.portal.services;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Questionnaires as coordinators write them: what there is, drafts, versions, and files of other tools. */
@HttpExchange(url = "/api/questionnaires/questionnaires", accept = "application/json")
public interface QuestionnaireLibrary {

    @GetExchange
    Slice<Listed> list(@RequestParam(required = false) @Nullable String programmeId, @RequestParam int limit);

    /** @param body programme, id, and the version to begin with, if any */
    @PostExchange
    Draft begin(@RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> body);

    @GetExchange("/{questionnaireId}/versions/{version}")
    Map<String, Object> version(@PathVariable String questionnaireId, @PathVariable int version);

    /** The draft, and in its {@code ETag} which state of it that is. */
    @GetExchange("/{questionnaireId}/draft")
    ResponseEntity<Draft> draft(@PathVariable String questionnaireId);

    /** @param seen the {@code ETag} of what was edited; null to write over whatever there is */
    @PutExchange("/{questionnaireId}/draft")
    ResponseEntity<Draft> save(@PathVariable String questionnaireId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> definition);

    @DeleteExchange("/{questionnaireId}/draft")
    void discard(@PathVariable String questionnaireId, @RequestHeader(Registration.KEY) String key);

    @PostExchange("/{questionnaireId}/draft/publication")
    void publish(@PathVariable String questionnaireId, @RequestHeader("If-Match") String seen, @RequestHeader(Registration.KEY) String key);

    /**
     * Begins a draft with what a file holds.
     *
     * @param questionnaireId what it is to be called; null for what follows from the file
     */
    @PostExchange(url = "/imports", contentType = "application/octet-stream")
    Imported read(@RequestHeader(Registration.KEY) String key, @RequestParam String programmeId,
            @RequestParam(required = false) @Nullable String questionnaireId, @RequestBody byte[] file);

    /** @param programmeId null for one that comes with the platform */
    record Listed(String questionnaireId, @Nullable String programmeId, @Nullable Map<String, String> title, @Nullable String audience,
            @Nullable String trigger, List<String> languages, List<Integer> versions, boolean draft) {
        public Listed {
            languages = languages == null ? List.of() : List.copyOf(languages);
            versions = versions == null ? List.of() : List.copyOf(versions);
        }

        public String heading() {
            return title == null || title.isEmpty() ? questionnaireId : title.getOrDefault("en", title.values().iterator().next());
        }

        /** The latest version, or null where none was published. */
        public @Nullable Integer latest() {
            return versions.isEmpty() ? null : versions.getLast();
        }
    }

    /**
     * The draft of the next version.
     *
     * @param faults that keep it from being published
     * @param secondsEstimate null while there are faults
     */
    record Draft(String questionnaireId, String programmeId, int version, Map<String, Object> definition, List<Reason> faults,
            List<Completeness> completeness, @Nullable Integer secondsEstimate) {
        public Draft {
            faults = faults == null ? List.of() : List.copyOf(faults);
            completeness = completeness == null ? List.of() : List.copyOf(completeness);
        }

        /** Minutes that answering takes, at least one; null while nobody can tell. */
        public @Nullable Integer minutes() {
            return secondsEstimate == null ? null : Math.max(1, Math.ceilDiv(secondsEstimate, 60));
        }
    }

    /** How far a translation has come; {@code missing} are paths of texts. */
    record Completeness(String language, int translated, List<String> missing) {
        public Completeness {
            missing = missing == null ? List.of() : List.copyOf(missing);
        }

        public int percent() {
            int all = translated + missing.size();
            return all == 0 ? 100 : translated * 100 / all;
        }
    }

    /** The draft that a file became, and what of the file is not in it. */
    record Imported(Draft draft, List<Lost> notCarriedOver) {
        public Imported {
            notCarriedOver = notCarriedOver == null ? List.of() : List.copyOf(notCarriedOver);
        }
    }

    /** Something of a file that is not in the definition, or is there in another form. */
    record Lost(String where, String what, String why) {}
}
