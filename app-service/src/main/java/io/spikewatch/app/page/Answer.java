package io.spikewatch.app.page;

import io.spikewatch.web.Problem;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells the next page what an action came to; what was refused is told with what is wrong about it. */
public final class Answer {

    private Answer() {}

    /** True if it wasn't refused. */
    public static boolean tell(RedirectAttributes next, Supplier<String> action) {
        try {
            next.addFlashAttribute("said", action.get());
            return true;
        } catch (Problem problem) {
            next.addFlashAttribute("refused", words(problem));
            return false;
        }
    }

    /** Refuses what a form's own rules complain of. */
    public static void refuse(BindingResult complaints) {
        complaints.getFieldErrors().stream().findFirst().ifPresent(error -> {
            throw Problem.invalid(error.getField(), String.valueOf(error.getDefaultMessage()));
        });
    }

    /** What is wrong, in sentences. */
    public static String words(Problem problem) {
        return problem.errors().isEmpty()
                ? Objects.requireNonNullElse(problem.getBody().getDetail(), "")
                : problem.errors().stream()
                        .map(error -> "The " + error.field() + " " + error.message() + ".")
                        .collect(Collectors.joining(" "));
    }
}
