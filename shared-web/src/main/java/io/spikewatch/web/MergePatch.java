package io.spikewatch.web;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the members that a PATCH names and keeps the others; the outcome is validated like a whole object. */
public class MergePatch {

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    public <T> T apply(T present, ObjectNode patch) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) present.getClass();
        ObjectNode merged = json.valueToTree(present);
        merged.setAll(patch);
        var changed = read(merged, type);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private <T> T read(ObjectNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException malformed) {
            throw Problem.invalid(ProblemAdvice.pathOf(malformed), ProblemAdvice.complaintAbout(malformed));
        }
    }
}
