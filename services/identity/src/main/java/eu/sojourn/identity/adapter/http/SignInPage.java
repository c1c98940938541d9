package eu.sojourn.identity.adapter.http;

import eu.sojourn.identity.application.DemoPeople;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows where to type a password, and in demo mode one button per demo person. */
@Controller
class SignInPage {

    private final DemoPeople demo;

    SignInPage(DemoPeople demo) {
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) String failed, Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("cast", demo.cast());
        model.addAttribute("demoPassword", DemoPeople.PASSWORD);
        return "sign-in";
    }
}
