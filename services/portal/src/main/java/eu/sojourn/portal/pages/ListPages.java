package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Lists;
import eu.sojourn.portal.services.Lists.View;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Lists of visits and of Xchanges: filtered, sorted, page by page, as files, and saved as views. */
@Controller
class ListPages {
    private static final int MANY = 200;
    private static final int HIDDEN_IN_ADDRESS = 4_000;
    private static final List<String> VISIT_STATES = List.of("DRAFT", "SUBMITTED", "WAITLISTED", "APPROVED", "COMMITTED", "ONGOING",
            "COMPLETED", "DISCONTINUED", "REPORTED", "VALIDATED", "CLOSED", "DECLINED", "WITHDRAWN", "EXPIRED", "CANCELLED");
    private static final List<String> XCHANGE_STATES = List.of("DRAFT", "OPEN", "CONFIRMED", "ONGOING", "COMPLETED", "CLOSED", "CANCELLED");
    private static final List<String> OPEN = List.of("OPEN", "CONFIRMED");
    private static final List<String> VISIT_FILTERS = List.of("programmeId", "xchangeId", "organisationId", "visitingOrganisationId",
            "hostOrganisationId", "state", "visitingCountry", "hostCountry", "from", "to", "payment");
    private static final List<String> XCHANGE_FILTERS = List.of("programmeId", "hostOrganisationId", "state", "hostCountry", "format",
            "mode", "purpose", "sector", "from", "to", "text");

    private final Lists lists;
    private final Registration registration;
    private final Parts parts;
    private final Sending sending;
    private final Words words;

    ListPages(Lists lists, Registration registration, Parts parts, Sending sending, Words words) {
        this.lists = lists;
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
        this.words = words;
    }

    @GetMapping("/visits")
    String visits(@RequestParam MultiValueMap<String, String> address, Model model) {
        ListQuery query = ListQuery.of("/visits", VISIT_FILTERS, address);
        var found = parts.start(() -> lists.visits(query.asked()));
        common("VISITS", query, model);
        model.addAttribute("states", VISIT_STATES);
        model.addAttribute("visits", mendable(found, query, model));
        return "visits";
    }

    @GetMapping("/xchanges")
    String xchanges(@RequestParam MultiValueMap<String, String> address, Model model) {
        ListQuery asked = ListQuery.of("/xchanges", XCHANGE_FILTERS, address);
        ListQuery query = address.isEmpty() ? asked.with(usual(Person.current()), null) : asked;
        var found = parts.start(() -> lists.xchanges(query.asked()));
        common("XCHANGES", query, model);
        model.addAttribute("states", XCHANGE_STATES);
        model.addAttribute("purposes", words.choices("purpose", OrganisationPages.PURPOSES));
        model.addAttribute("xchanges", mendable(found, query, model));
        return "xchanges";
    }

    /** What concerns a person who asks for nothing in particular: the programme coordinated, what one hosts, else what is open. */
    private static Map<String, List<String>> usual(Person person) {
        if (person.isCoordinator()) {
            return person.programmes().size() == 1 ? Map.of("programmeId", person.programmes()) : Map.of();
        }
        if (person.isHost() && !person.isVisitor()) {
            return person.organisations().size() == 1 ? Map.of("hostOrganisationId", person.organisations()) : Map.of();
        }
        return person.isVisitor() ? Map.of("state", OPEN) : Map.of();
    }

    /** A filter that the service does not take, as from an address changed by hand, is a fault on the page and not an error page. */
    static <T> Part<Slice<T>> mendable(Supplier<Part<Slice<T>>> found, ListQuery query, Model model) {
        try {
            return found.get();
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.BAD_REQUEST.value()) {
                throw refused;
            }
            Sending.forms(model).put("filter", Form.filled(query.filters()).refused(refused));
            return Part.of(Slice.empty());
        }
    }

    private void common(String list, ListQuery query, Model model) {
        Person person = Person.current();
        boolean chooses = person.isCoordinator() || person.isOperator();
        var organisations = parts
                .start(() -> chooses ? registration.organisations("VALIDATED", MANY, null).items() : List.<Organisation>of());
        var views = parts.start(() -> lists.views().items().stream().filter(view -> view.list().equals(list)).toList());
        model.addAttribute("person", person);
        model.addAttribute("query", query);
        model.addAttribute("list", list);
        model.addAttribute("programmes", person.programmes());
        model.addAttribute("countries", words.countries());
        model.addAttribute("organisations", organisations.get().or(List.of()));
        model.addAttribute("views", views.get().or(List.of()).stream().map(view -> shown(view)).toList());
    }

    /** A saved view and the address that it stands for. */
    record Shown(String viewId, String name, String address) {}

    private static Shown shown(View view) {
        return new Shown(view.viewId(), view.name(), address(view));
    }

    private static String address(View view) {
        boolean visits = view.list().equals("VISITS");
        return ListQuery.of(visits ? "/visits" : "/xchanges", List.of(), new LinkedMultiValueMap<>())
                .with(view.filters(), view.sort())
                .address();
    }

    @PostMapping("/views")
    String save(Form form, Model model) {
        MultiValueMap<String, String> address = addressOf(form);
        String list = list(form);
        return sending.send("view", form, model, () -> {
            ListQuery query = query(list, address);
            lists.save(form.key(), view(list, name(form), query.filters(), query.sort()));
            return done(query, "view-saved");
        }, () -> again(list, address, model));
    }

    @PostMapping("/views/{viewId}/name")
    String rename(@PathVariable String viewId, Form form, Model model) {
        MultiValueMap<String, String> address = addressOf(form);
        String list = list(form);
        return sending.send("view-" + viewId, form, model, () -> {
            View known = lists.views()
                    .items()
                    .stream()
                    .filter(view -> view.viewId().equals(viewId))
                    .findFirst()
                    .orElseThrow(UnknownPage::new);
            lists.change(viewId, form.key(), view(list, name(form), known.filters(), known.sort()));
            return done(query(list, address), "view-renamed");
        }, () -> again(list, address, model));
    }

    @PostMapping("/views/{viewId}/deletion")
    String delete(@PathVariable String viewId, Form form, Model model) {
        MultiValueMap<String, String> address = addressOf(form);
        String list = list(form);
        return sending.send("view-" + viewId, form, model, () -> {
            try {
                lists.delete(viewId, form.key());
            } catch (Refused gone) {
                if (gone.status() != 404) {
                    throw gone;
                }
            }
            return done(query(list, address), "view-deleted");
        }, () -> again(list, address, model));
    }

    private String again(String list, MultiValueMap<String, String> address, Model model) {
        return list.equals("VISITS") ? visits(address, model) : xchanges(address, model);
    }

    private static Map<String, ?> view(String list, String name, Map<String, List<String>> filters, @Nullable String sort) {
        Map<String, @Nullable Object> view = new HashMap<>();
        view.put("list", list);
        view.put("name", name);
        view.put("filters", filters);
        view.put("sort", sort);
        return view;
    }

    private static String name(Form form) {
        String name = form.optional("name");
        if (name == null) {
            throw new Invalid(List.of(Fault.here("name", "fault.missing")));
        }
        return name;
    }

    private static String list(Form form) {
        return switch (form.value("list")) {
            case "VISITS" -> "VISITS";
            case "XCHANGES" -> "XCHANGES";
            default -> throw new UnknownPage();
        };
    }

    private static ListQuery query(String list, MultiValueMap<String, String> address) {
        return list.equals("VISITS")
                ? ListQuery.of("/visits", VISIT_FILTERS, address)
                : ListQuery.of("/xchanges", XCHANGE_FILTERS, address);
    }

    /** The address of the list that the form stood on; only its query is taken. */
    private static MultiValueMap<String, String> addressOf(Form form) {
        String given = form.value("address");
        if (given.length() > HIDDEN_IN_ADDRESS) {
            throw new UnknownPage();
        }
        var address = new LinkedMultiValueMap<String, String>();
        int query = given.indexOf('?');
        if (query >= 0) {
            UriComponentsBuilder.newInstance()
                    .query(given.substring(query + 1))
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> values.forEach(value -> address.add(name, value == null
                            ? ""
                            : UriUtils.decode(value, StandardCharsets.UTF_8))));
        }
        return address;
    }

    private static String done(ListQuery query, String what) {
        String address = query.address();
        return address + (address.contains("?") ? "&" : "?") + "done=" + what;
    }
}
