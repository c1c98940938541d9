package eu.sojourn.portal.services;

import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What agreements do for the holder of a link; its token goes in a header, so that no address has it. */
@HttpExchange(url = "/api/agreements/linked", accept = "application/json")
public interface LinkedAgreements {
    String LINK = "Sojourn-Link";

    @GetExchange
    Linked view(@RequestHeader(LINK) String token);

    @PostExchange("/signatures")
    Linked sign(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> signatures);

    @PostExchange("/refusals")
    Linked decline(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> refusal);

    @PostExchange("/commitment/clearance")
    Linked clear(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> read);

    @PostExchange("/commitment/standard-clearance")
    Linked clearStandard(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> read);

    @PostExchange("/commitment/signature")
    Linked signCommitment(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> read);

    @PostExchange("/commitment/clauses/{clauseId}/clearance")
    Linked clearClause(@RequestHeader(LINK) String token, @PathVariable String clauseId, @RequestBody Map<String, ?> read);

    @PostExchange("/commitment/clauses/{clauseId}/comments")
    Linked comment(@RequestHeader(LINK) String token, @PathVariable String clauseId, @RequestBody Map<String, ?> comment);

    @PutExchange("/commitment/clauses/{clauseId}/proposal")
    Linked proposeWording(@RequestHeader(LINK) String token, @PathVariable String clauseId, @RequestBody Map<String, ?> wording);

    @PostExchange("/commitment/clauses/{clauseId}/proposal/acceptance")
    Linked acceptWording(@RequestHeader(LINK) String token, @PathVariable String clauseId, @RequestBody Map<String, ?> wording);

    @PostExchange("/commitment/clauses/{clauseId}/proposal/rejection")
    Linked rejectWording(@RequestHeader(LINK) String token, @PathVariable String clauseId, @RequestBody Map<String, ?> reason);

    @PostExchange("/forwarding")
    SigningLink forward(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> forwarding);
}
