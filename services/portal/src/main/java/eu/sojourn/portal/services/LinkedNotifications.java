package eu.sojourn.portal.services;

import static eu.sojourn.portal.services.LinkedAgreements.LINK;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What notifications do for the holder of the link in a mail; its token goes in a header, so that no address has it. */
@HttpExchange(url = "/api/notifications/linked", accept = "application/json")
public interface LinkedNotifications {

    @GetExchange("/mail-settings")
    MailSettings mailSettings(@RequestHeader(LINK) String token);

    @PutExchange("/mail-settings")
    MailSettings setMailSettings(@RequestHeader(LINK) String token, @RequestBody MailSettings settings);
}
