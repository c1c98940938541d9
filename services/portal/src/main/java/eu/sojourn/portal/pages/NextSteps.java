package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Agenda;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Annex;
import eu.sojourn.portal.services.DeadLetters.DeadLetter;
import eu.sojourn.portal.services.Declaration;
import eu.sojourn.portal.services.Declarations;
import eu.sojourn.portal.services.HostCommitment;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.OpenSignature;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaires;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import eu.sojourn.portal.services.Visit;
import eu.sojourn.portal.services.Xchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Finds out what a person has to do next, in the order of urgency, and what else is going on. */
@Component
class NextSteps {
    /** More of a kind than this become one step that leads to their list. */
    private static final int SHOWN_ONE_BY_ONE = 3;
    private static final int MANY = 200;
    private static final MultiValueMap<String, String> UNSAID_PARTICULARS = MultiValueMap
            .fromSingleValue(Map.of("askedFor", "PARTICULARS", "limit", String.valueOf(MANY)));
    private static final MultiValueMap<String, String> LONG_SILENCES = MultiValueMap
            .fromSingleValue(Map.of("olderThanDays", "7", "limit", String.valueOf(MANY)));

    private final Registration registration;
    private final Agreements agreements;
    private final Questionnaires questionnaires;
    private final Declarations declarations;
    private final Kpis kpis;
    private final KpiBoard figures;
    private final AllDeadLetters deadLetters;
    private final Parts parts;
    private final Words words;

    NextSteps(Registration registration, Agreements agreements, Questionnaires questionnaires, Declarations declarations, Kpis kpis,
            KpiBoard figures, AllDeadLetters deadLetters,
            Parts parts, Words words) {
        this.registration = registration;
        this.agreements = agreements;
        this.questionnaires = questionnaires;
        this.declarations = declarations;
        this.kpis = kpis;
        this.figures = figures;
        this.deadLetters = deadLetters;
        this.parts = parts;
        this.words = words;
    }

    /**
     * What a person's first page shows.
     *
     * @param steps  what to do, most urgent first
     * @param silent services that did not answer, so that steps may be missing
     */
    record Overview(List<NextStep> steps, List<Visit> visits, List<Xchange> xchanges, List<KpiBoard.Teaser> boards, Set<String> silent) {}

    Overview of(Person person) {
        Gathering gathering = new Gathering();
        boolean member = person.isVisitor() || person.isHost();
        var visits = parts.start(() -> registration.visits(null, null, null, MANY, null).items());
        var annexes = parts.start(() -> agreements.annexes(null, "me", MANY, null).items());
        var invitations = parts.start(() -> member ? questionnaires.invitations(null, null, MANY).items() : List.<Invitation>of());
        var followUps = parts.start(() -> member ? declarations.waiting(MANY).items() : List.<Declaration>of());
        Map<String, Supplier<Part<Organisation>>> profiles = new LinkedHashMap<>();
        for (String organisation : person.organisations()) {
            profiles.put(organisation, parts.start(() -> registration.organisation(organisation)));
        }
        var xchanges = parts.start(() -> xchanges(person));
        var awaiting = parts.start(() -> person.isCoordinator()
                ? registration.organisations("REGISTERED", MANY, null).items()
                : List.<Organisation>of());
        var silences = parts.start(() -> person.isCoordinator()
                ? agreements.openSignatures(LONG_SILENCES).items()
                : List.<OpenSignature>of());
        var unsaid = parts
                .start(() -> person.isVisitor() ? agreements.openSignatures(UNSAID_PARTICULARS).items() : List.<OpenSignature>of());
        var agendas = parts.start(() -> person.isCoordinator() ? agreements.agendas(MANY).items() : List.<Agenda>of());
        var boards = person.programmes().stream().map(programme -> parts.start(() -> kpis.programme(programme))).toList();

        var worries = person.programmes()
                .stream()
                .map(programme -> figures.started(() -> person.isCoordinator() ? figures.worries(programme) : List.<Bullet>of()))
                .toList();

        List<Visit> all = person.isOperator() && !member && !person.isCoordinator() ? List.of() : gathering.take(visits, List.of());
        List<Xchange> events = gathering.take(xchanges, List.of());
        if (person.isOperator()) {
            gathering.deadLetters();
        }
        gathering.invitations(gathering.take(invitations, List.of()), all);
        gathering.followUps(gathering.take(followUps, List.of()));
        profiles.forEach((organisation, profile) -> gathering.profile(organisation, profile.get()));
        gathering.annexes(gathering.take(annexes, List.of()), all);
        gathering.particulars(person, gathering.take(unsaid, List.of()));
        gathering.visits(person, all);
        if (person.isHost()) {
            gathering.hosting(person, events);
        }
        if (person.isCoordinator()) {
            gathering.silences(gathering.take(silences, List.of()));
            gathering.organisations(gathering.take(awaiting, List.of()));
            gathering.drafts(events);
            gathering.wishes(gathering.take(agendas, List.of()));
            for (int i = 0; i < worries.size(); i++) {
                gathering.worries(person.programmes().get(i), gathering.take(worries.get(i), List.of()));
            }
        }
        if (gathering.steps.isEmpty() && person.isVisitor() && all.isEmpty() && !events.isEmpty()) {
            gathering.steps.add(new NextStep("find", String.valueOf(events.size()), "", "/xchanges"));
        }
        List<Kpis.Board> found = boards.stream().map(gathering::take).flatMap(board -> board.stream()).toList();
        List<KpiBoard.Teaser> teasers = found.isEmpty() ? List.of() : figures.teasers(found);
        return new Overview(gathering.steps, Visit.latestFirst(all), events, teasers, gathering.silent);
    }

    /** The Xchanges that concern a person: those of the programmes coordinated, those hosted, else those that are open. */
    List<Xchange> xchanges(Person person) {
        Map<String, Xchange> found = new LinkedHashMap<>();
        if (person.isCoordinator()) {
            for (String programme : person.programmes()) {
                registration.xchanges(programme, null, null, MANY, null)
                        .items()
                        .forEach(xchange -> found.put(xchange.xchangeId(), xchange));
            }
        }
        if (person.isHost()) {
            for (String organisation : person.organisations()) {
                registration.xchanges(null, null, organisation, MANY, null)
                        .items()
                        .forEach(xchange -> found.put(xchange.xchangeId(), xchange));
            }
        }
        if (person.isVisitor()) {
            for (String state : List.of("OPEN", "CONFIRMED")) {
                registration.xchanges(null, state, null, MANY, null).items().forEach(xchange -> found.put(xchange.xchangeId(), xchange));
            }
        }
        if (person.isOperator() && found.isEmpty()) {
            registration.xchanges(null, null, null, MANY, null).items().forEach(xchange -> found.put(xchange.xchangeId(), xchange));
        }
        return Xchange.nextFirst(found.values());
    }

    private static boolean returned(Visit visit) {
        return visit.closingReport() != null && visit.closingReport().returnedOn() != null;
    }

    private static boolean overdue(Visit visit) {
        return visit.payment() != null && Boolean.TRUE.equals(visit.payment().overdue());
    }

    /** Collects the steps, and the names of services that were silent. */
    private final class Gathering {
        private final List<NextStep> steps = new ArrayList<>();
        private final Set<String> silent = new LinkedHashSet<>();

        <T> T take(Supplier<Part<T>> part, T otherwise) {
            return take(part).orElse(otherwise);
        }

        <T> java.util.Optional<T> take(Supplier<Part<T>> part) {
            Part<T> got = part.get();
            if (got.silent() != null) {
                silent.add(got.silent());
            }
            return java.util.Optional.ofNullable(got.value());
        }

        <T> void each(String kind, List<T> things, String list, Function<T, NextStep> one) {
            if (things.size() > SHOWN_ONE_BY_ONE) {
                steps.add(new NextStep(kind + "-many", String.valueOf(things.size()), "", list));
            } else {
                things.forEach(thing -> steps.add(one.apply(thing)));
            }
        }

        void profile(String organisation, Part<Organisation> profile) {
            if (profile.silent() != null) {
                silent.add(profile.silent());
                return;
            }
            String form = "/organisations/" + organisation + "/profile";
            if (!profile.present() && !profile.forbidden()) {
                steps.add(new NextStep("register", organisation, "", form));
            } else if (profile.value() != null && "RETURNED".equals(profile.value().state())) {
                String reasons = String.join(" ", profile.value().reasons().stream().map(reason -> reason.message()).toList());
                steps.add(new NextStep("correct", profile.value().name(), reasons, form));
            }
        }

        void annexes(List<Annex> annexes, List<Visit> visits) {
            Map<String, Visit> byId = new LinkedHashMap<>();
            visits.forEach(visit -> byId.put(visit.visitId(), visit));
            each("annex", annexes.stream().filter(Annex::maySign).toList(), "/annexes", annex -> {
                Visit visit = byId.get(annex.visitId());
                return new NextStep("annex", visit == null ? someVisit() : visit.title(), visit == null ? "" : visitLine(visit),
                        "/annexes/" + annex.visitId());
            });
        }

        void particulars(Person person, List<OpenSignature> open) {
            each("particulars",
                    open.stream().filter(ask -> person.actor().actsFor(ask.organisationId())).toList(),
                    "/visits", ask -> new NextStep("particulars", ask.title() == null ? someVisit() : ask.title(), words.party(ask),
                            ask.href() + "#particulars"));
        }

        void invitations(List<Invitation> invitations, List<Visit> visits) {
            Map<String, Visit> byId = new LinkedHashMap<>();
            visits.forEach(visit -> byId.put(visit.visitId(), visit));
            for (Invitation invitation : invitations) {
                if (invitation.open() && invitation.waveId() != null) {
                    steps.add(new NextStep("survey", invitation.heading(), "", "/invitations/" + invitation.invitationId()));
                } else if (invitation.open()) {
                    Visit visit = byId.get(invitation.visitId());
                    steps.add(new NextStep(invitation.toConfirm() ? "interview" : "questionnaire",
                            visit == null ? someVisit() : visit.title(),
                            visit == null ? "" : visitLine(visit), "/invitations/" + invitation.invitationId()));
                }
            }
        }

        void followUps(List<Declaration> declarations) {
            declarations.stream()
                    .filter(declaration -> declaration.may("CONFIRM"))
                    .forEach(declaration -> steps.add(new NextStep("declaration",
                            declaration.xchangeTitle() == null ? someVisit() : declaration.xchangeTitle(),
                            declaration.organisationName() == null ? "" : declaration.organisationName(),
                            "/declarations/" + declaration.visitId() + "?organisationId=" + declaration.organisationId())));
        }

        void visits(Person person, List<Visit> visits) {
            each("acceptance", allowing(visits, "ACCEPT"), "/visits?state=APPROVED",
                    visit -> new NextStep("acceptance", words.organisation(visit.visitingOrganisationId()), eventLine(visit), href(visit)));
            each("report",
                    allowing(visits, "FILE_CLOSING_REPORT").stream()
                            .filter(visit -> person.actor().actsFor(visit.visitingOrganisationId()) && !returned(visit))
                            .toList(),
                    "/visits?state=COMPLETED",
                    visit -> new NextStep("report", visit.title(), visitLine(visit), href(visit)));
            each("returned",
                    allowing(visits, "FILE_CLOSING_REPORT").stream()
                            .filter(visit -> person.actor().actsFor(visit.visitingOrganisationId()) && returned(visit))
                            .toList(),
                    "/visits?state=COMPLETED",
                    visit -> new NextStep("returned", visit.title(), String.join(" ", visit.closingReport().reasons()), href(visit)));
            each("submit", allowing(visits, "SUBMIT"), "/visits?state=DRAFT",
                    visit -> new NextStep("submit", visit.title(), visitLine(visit), visit.expiresOn(), href(visit)));
            each("concern",
                    allowing(visits, "CANCEL").stream().filter(visit -> !visit.concerns().isEmpty()).toList(), "/visits",
                    visit -> new NextStep("concern", words.organisation(visit.visitingOrganisationId()),
                            words.plain(visit.concerns().getFirst().message()), href(visit)));
            each("approval", allowing(visits, "APPROVE").stream().filter(visit -> !visit.state().equals("WAITLISTED")).toList(),
                    "/visits?state=SUBMITTED",
                    visit -> new NextStep("approval", words.organisation(visit.visitingOrganisationId()), eventLine(visit), href(visit)));
            each("overdue", allowing(visits, "RECORD_PAYMENT").stream().filter(NextSteps::overdue).toList(), "/payments",
                    visit -> new NextStep("overdue", words.organisation(visit.visitingOrganisationId()),
                            words.money(visit.lumpSum()) + " · " + visit.title(), visit.payment().dueBy(), href(visit)));
            each("payment", allowing(visits, "RECORD_PAYMENT").stream().filter(visit -> !overdue(visit)).toList(), "/payments", visit -> {
                var payment = visit.payment();
                return new NextStep("payment", words.organisation(visit.visitingOrganisationId()),
                        words.money(visit.lumpSum()) + " · " + visit.title(), payment == null ? null : payment.dueBy(), href(visit));
            });
            each("report-validation", allowing(visits, "VALIDATE_CLOSING_REPORT"), "/visits?state=REPORTED",
                    visit -> new NextStep("report-validation", words.organisation(visit.visitingOrganisationId()), eventLine(visit),
                            href(visit)));
            each("waiting",
                    visits.stream()
                            .filter(visit -> visit.state().equals("WAITLISTED")
                                    && person.actor().actsFor(visit.visitingOrganisationId()))
                            .toList(),
                    "/visits?state=WAITLISTED",
                    visit -> new NextStep("waiting", visit.title(), words.period(visit.firstDay(), visit.lastDay()), href(visit)));
        }

        void hosting(Person person, List<Xchange> xchanges) {
            Map<Xchange, Supplier<Part<Agenda>>> agendas = new LinkedHashMap<>();
            for (Xchange xchange : xchanges) {
                if (person.actor().actsFor(xchange.hostOrganisationId())
                        && !Set.of("DRAFT", "CANCELLED", "CLOSED").contains(xchange.state())) {
                    agendas.put(xchange, parts.start(() -> agreements.agenda(xchange.xchangeId())));
                }
            }
            Map<String, Supplier<Part<HostCommitment>>> commitments = new LinkedHashMap<>();
            for (String organisation : person.organisations()) {
                commitments.put(organisation, parts.start(() -> agreements.commitment(organisation)));
            }
            agendas.forEach((xchange, agenda) -> {
                Part<Agenda> got = agenda.get();
                String href = "/xchanges/" + xchange.xchangeId() + "/agenda";
                String line = words.period(xchange.firstDay(), xchange.lastDay());
                if (got.silent() != null) {
                    silent.add(got.silent());
                } else if (got.value() == null ? !got.forbidden() : got.value().sessions().isEmpty() && got.value().mayPropose()) {
                    steps.add(new NextStep("agenda", xchange.title(), line, href));
                } else if (got.value() != null && got.value().mayConfirm() && !got.value().changesRequested()) {
                    steps.add(new NextStep("agenda-confirmation", xchange.title(), line, href));
                }
            });
            commitments.forEach((organisation, commitment) -> {
                Part<HostCommitment> got = commitment.get();
                if (got.silent() != null) {
                    silent.add(got.silent());
                } else if (got.value() == null
                        ? !got.forbidden()
                        : got.value().mayClear() || got.value().maySign() || got.value().hasEnded()) {
                    steps.add(new NextStep(commitmentStep(got.value()), words.organisation(organisation), "",
                            "/host-commitments/" + organisation));
                }
            });
        }

        void silences(List<OpenSignature> open) {
            each("open-signature", open, "/open-signatures?olderThanDays=7",
                    silent -> new NextStep("open-signature", words.party(silent),
                            silent.title() == null ? words.of("open.for", silent.askedFor()) : silent.title(),
                            "/open-signatures?hostOrganisationId=" + silent.hostOrganisationId()));
        }

        void worries(String programme, List<Bullet> targets) {
            String list = "/kpis/" + programme + "/targets";
            each("target", targets, list, target -> new NextStep(target.pace().light().equals("RED") ? "target-behind" : "target-at-risk",
                    target.name(), target.pace().rule() == null ? "" : target.pace().rule(), list + "#target-" + target.pace().targetId()));
        }

        void wishes(List<Agenda> agendas) {
            agendas.stream()
                    .filter(Agenda::changesRequested)
                    .forEach(
                            agenda -> steps.add(new NextStep("agenda-changes", agenda.title() == null ? agenda.xchangeId() : agenda.title(),
                                    "", "/xchanges/" + agenda.xchangeId() + "/agenda")));
        }

        /** The lawyers read first; what was signed and has ended is renewed; else it is read and signed. */
        private String commitmentStep(@Nullable HostCommitment commitment) {
            if (commitment != null && commitment.hasEnded()) {
                return "commitment-renewal";
            }
            return commitment != null && "IN_LEGAL_REVIEW".equals(commitment.state()) ? "legal-review" : "commitment";
        }

        void organisations(List<Organisation> awaiting) {
            each("validation", awaiting, "/organisations?state=REGISTERED",
                    organisation -> new NextStep("validation", organisation.name(),
                            words.of("type", organisation.type()) + " · " + words.country(organisation.country()),
                            "/organisations/" + organisation.organisationId()));
        }

        void drafts(List<Xchange> xchanges) {
            each("opening", xchanges.stream().filter(xchange -> "DRAFT".equals(xchange.state())).toList(), "/xchanges",
                    xchange -> new NextStep("opening", xchange.title(), words.period(xchange.firstDay(), xchange.lastDay()),
                            "/xchanges/" + xchange.xchangeId()));
        }

        void deadLetters() {
            deadLetters.all().forEach((service, letters) -> {
                List<DeadLetter> parked = take(letters).map(Slice::items).orElse(List.of());
                if (!parked.isEmpty()) {
                    steps.add(new NextStep("dead-letters", String.valueOf(parked.size()), words.of("service", service),
                            "/operations/dead-letters#" + service));
                }
            });
        }

        /** For a visit of which registration has not told more than that it is there. */
        private String someVisit() {
            return words.of("visit", "unnamed");
        }

        private List<Visit> allowing(List<Visit> visits, String command) {
            return visits.stream().filter(visit -> visit.may(command)).toList();
        }

        private String eventLine(Visit visit) {
            return visit.title() + " · " + words.period(visit.firstDay(), visit.lastDay());
        }

        private String visitLine(Visit visit) {
            return words.organisation(visit.visitingOrganisationId()) + " · " + words.period(visit.firstDay(), visit.lastDay());
        }

        private String href(Visit visit) {
            return "/visits/" + visit.visitId();
        }
    }
}
