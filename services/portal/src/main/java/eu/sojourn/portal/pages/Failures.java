package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Forms;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.forms.Unsent;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Unavailable;
import eu.sojourn.service.security.Forbidden;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page its forms, and turns what went wrong into a page that says what to do. */
@ControllerAdvice
class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @ModelAttribute
    void forms(Model model) {
        Sending.forms(model);
    }

    @ExceptionHandler
    ModelAndView on(Refused refused) {
        return switch (refused.status()) {
            case 401, 403, 404 -> page(HttpStatus.valueOf(refused.status()), null, null);
            case 429 -> page(HttpStatus.SERVICE_UNAVAILABLE, null, null);
            default -> {
                log.warn("A service refused what a page asked: {}", refused.getMessage(), refused);
                yield page(HttpStatus.INTERNAL_SERVER_ERROR, null, null);
            }
        };
    }

    @ExceptionHandler
    ModelAndView on(Unavailable gone) {
        return page(HttpStatus.SERVICE_UNAVAILABLE, gone.service(), null);
    }

    @ExceptionHandler
    ModelAndView on(Unsent unsent) {
        return page(HttpStatus.SERVICE_UNAVAILABLE, unsent.service(), unsent.form());
    }

    @ExceptionHandler
    ModelAndView on(Forbidden forbidden) {
        return page(HttpStatus.FORBIDDEN, null, null);
    }

    /** A part of the address cannot be what it should, such as a number. */
    @ExceptionHandler
    ModelAndView on(MethodArgumentTypeMismatchException address) {
        return page(HttpStatus.NOT_FOUND, null, null);
    }

    @ExceptionHandler
    ModelAndView on(Exception other) throws Exception {
        if (other instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return page(response.getStatusCode(), null, null);
        }
        log.error("A page failed", other);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, null, null);
    }

    private static ModelAndView page(HttpStatusCode status, @Nullable String service, @Nullable Form unsent) {
        ModelAndView page = new ModelAndView("error");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("service", service);
        page.addObject("unsent", unsent);
        page.addObject("forms", new Forms());
        return page;
    }
}
