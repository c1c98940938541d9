package eu.sojourn.questionnaires.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.KnowingFacts;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;

/** Organisations to pick from; anybody signed in may. */
@RestController
@RequestMapping("/api/questionnaires/organisations")
class OrganisationsController {

    private final KnowingFacts knowing;

    OrganisationsController(KnowingFacts knowing) {
        this.knowing = knowing;
    }

    /** The first ones, by name; who looks for one that is not among them types more of its name. */
    @GetMapping
    Found find(@RequestParam(required = false) @Nullable String query) {
        return new Found(knowing.organisations(query == null ? "" : query).stream().map(Organisation::of).toList());
    }

    record Found(List<Organisation> items) {}

    record Organisation(String organisationId, String name, String country) {

        private static Organisation of(KnownOrganisation known) {
            return new Organisation(known.organisationId().value(), known.name(), known.country());
        }
    }
}
