package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Lists of registration with filters and order, the views that a person saved of them, and the catalogue of where to go. */
@HttpExchange(url = "/api/registration", accept = "application/json")
public interface Lists {

    @GetExchange("/visits")
    Slice<Visit> visits(@RequestParam MultiValueMap<String, String> query);

    @GetExchange("/xchanges")
    Slice<Xchange> xchanges(@RequestParam MultiValueMap<String, String> query);

    @GetExchange("/catalogue")
    Catalogue catalogue(@RequestParam MultiValueMap<String, String> query);

    @GetExchange("/views")
    Slice<View> views();

    @PostExchange("/views")
    View save(@RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> view);

    @PutExchange("/views/{viewId}")
    View change(@PathVariable String viewId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> view);

    @DeleteExchange("/views/{viewId}")
    void delete(@PathVariable String viewId, @RequestHeader(Registration.KEY) String key);

    /** A saved view; {@code list} is VISITS or XCHANGES. */
    record View(String viewId, String list, String name, Map<String, List<String>> filters, @Nullable String sort, List<String> columns) {
        public View {
            filters = filters == null ? Map.of() : Map.copyOf(filters);
            columns = columns == null ? List.of() : List.copyOf(columns);
        }
    }

    /** Where an organisation could go. */
    record Catalogue(List<MatchedXchange> xchanges, List<MatchedHost> hosts, boolean complete) {
        public Catalogue {
            xchanges = xchanges == null ? List.of() : List.copyOf(xchanges);
            hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }

        public List<MatchedXchange> open() {
            return xchanges.stream().filter(MatchedXchange::eligible).toList();
        }

        public List<MatchedXchange> barred() {
            return xchanges.stream().filter(matched -> !matched.eligible()).toList();
        }
    }

    /** Why something suits, and how many of the most points that gives. */
    record Points(String criterion, int points, int most, String because) {}

    record MatchedXchange(Xchange xchange, int placesLeft, LocalDate lastDayToApply, int points, List<Points> because,
            boolean eligible, List<Reason> objections, @Nullable Money lumpSum) {
        public MatchedXchange {
            because = because == null ? List.of() : List.copyOf(because);
            objections = objections == null ? List.of() : List.copyOf(objections);
        }
    }

    record MatchedHost(String organisationId, String name, String type, String country, @Nullable String city, List<String> sectors,
            List<String> purposes, @Nullable String website, @Nullable String description, int points, List<Points> because) {
        public MatchedHost {
            sectors = sectors == null ? List.of() : List.copyOf(sectors);
            purposes = purposes == null ? List.of() : List.copyOf(purposes);
            because = because == null ? List.of() : List.copyOf(because);
        }
    }
}
