package eu.sojourn.portal.services;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What notifications do for somebody who is signed in. */
@HttpExchange(url = "/api/notifications", accept = "application/json")
public interface Notifications {

    @GetExchange("/mail-settings")
    MailSettings mailSettings();

    @PutExchange("/mail-settings")
    MailSettings setMailSettings(@RequestBody MailSettings settings);
}
