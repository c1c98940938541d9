package eu.sojourn.portal.services;

import java.util.Map;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

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

    @PostExchange("/forwarding")
    SigningLink forward(@RequestHeader(LINK) String token, @RequestBody Map<String, ?> forwarding);
}
