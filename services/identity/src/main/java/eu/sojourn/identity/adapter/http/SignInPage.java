package eu.sojourn.identity.adapter.http;

import eu.sojourn.identity.application.DemoPeople;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows where to type a password, and in demo mode one button per demo person; says so when there were too many wrong passwords. */
@Controller
class SignInPage {

    private final DemoPeople demo;

    SignInPage(DemoPeople demo) {
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) String failed, HttpServletResponse response, Model model) {
        boolean limited = response.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value();
        model.addAttribute("limited", limited);
        model.addAttribute("failed", failed != null && !limited);
        model.addAttribute("cast", demo.cast());
        model.addAttribute("demoPassword", DemoPeople.PASSWORD);
        return "sign-in";
    }
}
