package eu.sojourn.portal.forms;

import eu.sojourn.portal.services.Efforts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Unavailable;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Sends a form: on success a redirect, else the same page again with the faults in place and everything that was typed. */
@Component
public class Sending {

    private final Efforts efforts;

    Sending(Efforts efforts) {
        this.efforts = efforts;
    }

    /**
     * @param name    the form's name on its page
     * @param command sends it and answers where to go
     * @param page    shows the page of the form
     */
    public String send(String name, Form form, Model model, Supplier<String> command, Supplier<String> page) {
        return show(name, form, model, () -> {
            String next = command.get();
            told(name, next, form);
            return "redirect:" + next;
        }, page);
    }

    /** As the other, for a form that is answered by a page of its own. */
    public String show(String name, Form form, Model model, Supplier<String> command, Supplier<String> page) {
        Form again;
        HttpStatus status;
        try {
            return command.get();
        } catch (Invalid invalid) {
            again = form.faulty(invalid.faults());
            status = HttpStatus.UNPROCESSABLE_CONTENT;
        } catch (Refused refused) {
            if (!refused.mendable()) {
                throw refused;
            }
            again = form.refused(refused);
            status = HttpStatus.valueOf(refused.status());
        } catch (Unavailable gone) {
            return unanswered(name, form, model, gone, page);
        }
        forms(model).put(name, again);
        Status.set(status);
        return page.get();
    }

    private void told(String name, String next, Form form) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            efforts.tell(request.getRequest().getRequestURI(), next, name, form.key(), form.effort());
        }
    }

    private static String unanswered(String name, Form form, Model model, Unavailable gone, Supplier<String> page) {
        forms(model).put(name, form.unanswered());
        Status.set(HttpStatus.SERVICE_UNAVAILABLE);
        try {
            return page.get();
        } catch (Unavailable _) {
            throw new Unsent(form, gone);
        }
    }

    /** The forms of the page that is being made. */
    public static Forms forms(Model model) {
        if (model.getAttribute("forms") instanceof Forms forms) {
            return forms;
        }
        Forms forms = new Forms();
        model.addAttribute("forms", forms);
        return forms;
    }
}
