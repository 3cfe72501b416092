package io.spikewatch.app.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in; the form works without any script. */
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String throttled,
            Model model) {
        if (throttled != null) {
            model.addAttribute("failure", "Too many attempts failed. Wait five minutes, then try again.");
        } else if (error != null) {
            model.addAttribute("failure", "E-mail address or password is wrong.");
        }
        return "access/sign-in";
    }
}
