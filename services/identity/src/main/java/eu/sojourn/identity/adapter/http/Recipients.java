package eu.sojourn.identity.adapter.http;

import java.util.List;

import eu.sojourn.identity.application.FindingRecipients;
import eu.sojourn.identity.domain.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells notifications whom to write to. Addresses are stored nowhere else. */
@RestController
class Recipients {

    private final FindingRecipients recipients;

    Recipients(FindingRecipients recipients) {
        this.recipients = recipients;
    }

    @GetMapping("/recipients")
    ResponseEntity<?> of(@RequestParam(required = false) @Nullable String organisationId,
            @RequestParam(required = false) @Nullable String partnershipId) {
        if (organisationId != null && partnershipId == null) {
            return answer(recipients.ofOrganisation(organisationId));
        }
        if (partnershipId != null && organisationId == null) {
            return answer(recipients.ofPartnership(partnershipId));
        }
        return Problems.invalidInput("organisationId", "Name either organisationId or partnershipId.");
    }

    private static ResponseEntity<?> answer(List<Person> people) {
        return ResponseEntity.ok(people.stream()
                .map(person -> new Recipient(person.personId().value(), person.name(), person.email(), person.language()))
                .toList());
    }

    record Recipient(String personId, String name, String email, String language) {}
}
