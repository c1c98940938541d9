package eu.sojourn.registration.adapter.http;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.registration.adapter.http.Exports.Columns;
import eu.sojourn.registration.adapter.http.VisitResponses.VisitResponse;
import eu.sojourn.registration.adapter.http.XchangeResponses.XchangeResponse;
import eu.sojourn.registration.application.VisitLists;
import eu.sojourn.registration.application.XchangeLists;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole lists as files: the same filter, order and visibility as the pages, all of them one after the other. */
@RestController
@RequestMapping("/api/registration")
class ExportsController {

    private static final int NAMES_HELD = 2_000;

    private final Exports exports;
    private final VisitLists visits;
    private final XchangeLists xchanges;
    private final AggregateStore<Organisation> organisations;
    private final VisitResponses responses;
    private final XchangeResponses shown;

    ExportsController(Exports exports, VisitLists visits, XchangeLists xchanges, AggregateStore<Organisation> organisations,
            VisitResponses responses, XchangeResponses shown) {
        this.exports = exports;
        this.visits = visits;
        this.xchanges = xchanges;
        this.organisations = organisations;
        this.responses = responses;
        this.shown = shown;
    }

    @GetMapping("/visits/export")
    void visits(Actor actor, @ParameterObject VisitQuery query, @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String columns, HttpServletResponse response) throws IOException {
        var sorted = query.sorted();
        var filter = query.filter();
        exports.write(response, Exports.format(format), "visits", ofVisits(new Names()).chosen(columns),
                (after, limit) -> visits.visibleTo(actor, filter, sorted.by(), sorted.descending(), after, limit),
                part -> responses.ofAll(part.items(), actor));
    }

    @GetMapping("/xchanges/export")
    void xchanges(Actor actor, @ParameterObject XchangeQuery query, @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String columns, HttpServletResponse response) throws IOException {
        var sorted = query.sorted();
        var filter = query.filter();
        exports.write(response, Exports.format(format), "xchanges", ofXchanges(new Names()).chosen(columns),
                (after, limit) -> xchanges.visibleTo(actor, filter, sorted.by(), sorted.descending(), after, limit),
                part -> shown.ofAll(part.items()));
    }

    @GetMapping("/organisations/export")
    void organisations(Actor actor, @RequestParam(required = false) Organisation.@Nullable State state,
            @RequestParam(required = false) @Nullable String format, @RequestParam(required = false) @Nullable String columns,
            HttpServletResponse response) throws IOException {
        var wanted = Wanted.by(state == null ? new Criteria() : where("state.state").is(state.name()));
        exports.write(response, Exports.format(format), "organisations", ofOrganisations().chosen(columns),
                (after, limit) -> organisations.slice(wanted, Order.BY_ID, after, limit),
                part -> part.items().stream().map(stored -> OrganisationResponse.of(stored.state(), actor)).toList());
    }

    private Columns<VisitResponse> ofVisits(Names names) {
        return new Columns<VisitResponse>().with("visitId", VisitResponse::visitId)
                .with("programmeId", VisitResponse::programmeId)
                .with("xchangeId", VisitResponse::xchangeId)
                .with("xchangeTitle", VisitResponse::xchangeTitle)
                .with("visitingOrganisationId", VisitResponse::visitingOrganisationId)
                .with("visitingOrganisation", visit -> names.of(visit.visitingOrganisationId()))
                .with("visitingCountry", VisitResponse::visitingCountry)
                .with("hostOrganisationId", VisitResponse::hostOrganisationId)
                .with("hostOrganisation", visit -> names.of(visit.hostOrganisationId()))
                .with("hostCountry", VisitResponse::hostCountry)
                .with("firstDay", VisitResponse::firstDay)
                .with("lastDay", VisitResponse::lastDay)
                .with("submittedOn", VisitResponse::submittedOn)
                .with("state", VisitResponse::state)
                .with("acceptedByHost", VisitResponse::acceptedByHost)
                .with("counting", VisitResponse::counting)
                .with("lumpSumEur", visit -> amount(visit.lumpSum()))
                .with("paymentState", visit -> visit.payment().state())
                .with("dueBy", visit -> visit.payment().dueBy())
                .with("paidOn", visit -> visit.payment().paidOn())
                .with("purpose", VisitResponse::purpose);
    }

    private Columns<XchangeResponse> ofXchanges(Names names) {
        return new Columns<XchangeResponse>().with("xchangeId", XchangeResponse::xchangeId)
                .with("programmeId", XchangeResponse::programmeId)
                .with("title", XchangeResponse::title)
                .with("hostOrganisationId", XchangeResponse::hostOrganisationId)
                .with("hostOrganisation", xchange -> names.of(xchange.hostOrganisationId()))
                .with("hostCountry", XchangeResponse::hostCountry)
                .with("format", XchangeResponse::format)
                .with("mode", XchangeResponse::mode)
                .with("firstDay", XchangeResponse::firstDay)
                .with("lastDay", XchangeResponse::lastDay)
                .with("deadline", XchangeResponse::deadline)
                .with("capacity", XchangeResponse::capacity)
                .with("placesTaken", XchangeResponse::placesTaken)
                .with("state", XchangeResponse::state)
                .with("purposes", xchange -> joined(xchange.purposes()))
                .with("sectors", xchange -> joined(xchange.sectors()));
    }

    private static Columns<OrganisationResponse> ofOrganisations() {
        return new Columns<OrganisationResponse>().with("organisationId", OrganisationResponse::organisationId)
                .with("name", organisation -> organisation.profile().name())
                .with("legalName", organisation -> organisation.profile().legalName())
                .with("country", organisation -> organisation.profile().country())
                .with("city", organisation -> organisation.profile().city())
                .with("type", organisation -> organisation.profile().type())
                .with("sectors", organisation -> joined(organisation.profile().sectors()))
                .with("willingToHost", organisation -> organisation.profile().willingToHost())
                .with("state", OrganisationResponse::state)
                .with("partnershipId", OrganisationResponse::partnershipId);
    }

    private static @Nullable Object amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static String joined(@Nullable Collection<?> values) {
        return values == null ? "" : values.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
    }

    /** Names of organisations, read once while they are among the latest asked for. */
    private final class Names {

        private final Map<String, String> known = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > NAMES_HELD;
            }
        };

        String of(String organisationId) {
            return known.computeIfAbsent(organisationId,
                    id -> organisations.find(id).map(stored -> stored.state().profile().name()).orElse(id));
        }
    }
}
