package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.agreements.adapter.http.LinkedController.LINK;

import eu.sojourn.agreements.application.UsingCommitmentLinks;
import eu.sojourn.agreements.application.UsingCommitmentLinks.Holder;
import eu.sojourn.agreements.application.UsingLinks;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.http.ExpectedVersion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a link does with the commitment of a host, without an account. Every request says the holder's name and function. */
@RestController
@RequestMapping("/api/agreements/linked/commitment")
final class LinkedCommitmentController {
    private final UsingCommitmentLinks using;
    private final UsingLinks links;

    LinkedCommitmentController(UsingCommitmentLinks using, UsingLinks links) {
        this.using = using;
        this.links = links;
    }

    /** @param textSha256 hash of the text that was read */
    record ReadRequest(@NotNull String name, @NotNull String textSha256) {
        Sha256 sha256() {
            return new Sha256(textSha256);
        }
    }

    /** @param opens whether the clause is under discussion from now on; false where it is left out */
    record RemarkRequest(@NotNull String name, @NotNull String text, @Nullable Boolean opens) {}

    /** Another wording of a clause; the title stays where none is given. */
    record OtherWordingRequest(@NotNull String name, @Nullable String title, @NotNull String text) {}

    /** @param wordingSha256 hash of the wording that was read */
    record AcceptedRequest(@NotNull String name, @NotNull String wordingSha256) {}

    /** @param reason becomes a comment on the clause */
    record RejectedRequest(@NotNull String name, @Nullable String reason) {}

    @PostMapping("/clearance")
    ResponseEntity<LinkedResponse> clear(@RequestHeader(name = LINK, required = false) @Nullable String token, ExpectedVersion expected,
            @Valid @RequestBody ReadRequest request) {
        using.clear(new Holder(token, request.name(), expected.value()), request.sha256());
        return after(token);
    }

    /** All that stands as the clause library has it, in one step. */
    @PostMapping("/standard-clearance")
    ResponseEntity<LinkedResponse> clearStandard(@RequestHeader(name = LINK, required = false) @Nullable String token,
            ExpectedVersion expected, @Valid @RequestBody ReadRequest request) {
        using.clearStandard(new Holder(token, request.name(), expected.value()), request.sha256());
        return after(token);
    }

    @PostMapping("/clauses/{clauseId}/clearance")
    ResponseEntity<LinkedResponse> clearClause(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @PathVariable String clauseId, ExpectedVersion expected, @Valid @RequestBody ReadRequest request) {
        using.clearClause(new Holder(token, request.name(), expected.value()), clauseId, request.sha256());
        return after(token);
    }

    @PostMapping("/clauses/{clauseId}/comments")
    ResponseEntity<LinkedResponse> comment(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @PathVariable String clauseId, ExpectedVersion expected, @Valid @RequestBody RemarkRequest request) {
        using.comment(new Holder(token, request.name(), expected.value()), clauseId, request.text(),
                Boolean.TRUE.equals(request.opens()));
        return after(token);
    }

    @PutMapping("/clauses/{clauseId}/proposal")
    ResponseEntity<LinkedResponse> propose(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @PathVariable String clauseId, ExpectedVersion expected, @Valid @RequestBody OtherWordingRequest request) {
        using.propose(new Holder(token, request.name(), expected.value()), clauseId, request.title(), request.text());
        return after(token);
    }

    @PostMapping("/clauses/{clauseId}/proposal/acceptance")
    ResponseEntity<LinkedResponse> accept(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @PathVariable String clauseId, ExpectedVersion expected, @Valid @RequestBody AcceptedRequest request) {
        using.accept(new Holder(token, request.name(), expected.value()), clauseId,
                new AcceptanceRequest(request.wordingSha256()).sha256());
        return after(token);
    }

    @PostMapping("/clauses/{clauseId}/proposal/rejection")
    ResponseEntity<LinkedResponse> reject(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @PathVariable String clauseId, ExpectedVersion expected, @Valid @RequestBody RejectedRequest request) {
        using.reject(new Holder(token, request.name(), expected.value()), clauseId, request.reason());
        return after(token);
    }

    @PostMapping("/signature")
    ResponseEntity<LinkedResponse> sign(@RequestHeader(name = LINK, required = false) @Nullable String token, ExpectedVersion expected,
            @Valid @RequestBody ReadRequest request) {
        using.sign(new Holder(token, request.name(), expected.value()), request.sha256());
        return after(token);
    }

    private ResponseEntity<LinkedResponse> after(@Nullable String token) {
        return LinkedAnswers.ok(links.view(token));
    }
}
