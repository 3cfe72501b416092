package io.spikewatch.app.version;

import io.spikewatch.app.campaign.Condition;
import io.spikewatch.app.campaign.Definition;
import io.spikewatch.app.campaign.Guard;
import io.spikewatch.app.campaign.NewCampaign;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A draft as somebody entered it, right or wrong, by the names of the form's fields. */
record DraftForm(HashMap<String, List<String>> fields) implements Serializable {

    static final String WHERE = "where";
    static final String EXCEPT = "except";

    private static final String PROPERTY = "_property";
    private static final String VALUE = "_value";
    private static final int SPARE_LINES = 2;

    /** A condition as entered; one without either is none. */
    record Line(String property, String value) {

        boolean isEmpty() {
            return property.isEmpty() && value.isEmpty();
        }

        /** A value alone says nothing; that it has to be empty is a condition. */
        public boolean isComplete() {
            return !property.isEmpty() || value.isEmpty();
        }
    }

    static DraftForm entered(Map<String, List<String>> parameters) {
        return new DraftForm(new HashMap<>(parameters));
    }

    /** Of a campaign that doesn't exist yet. */
    static DraftForm empty() {
        var form = new DraftForm(new HashMap<>());
        form.put("mode", DefinitionWording.word(Guard.DEFAULT.mode()));
        form.put("floor", Guard.DEFAULT.floor().toString());
        form.put("factor", Guard.DEFAULT.factor().toString());
        form.put("approval_above", Integer.toString(NewCampaign.APPROVAL_ABOVE));
        form.put("origins", "live");
        form.put("delay", "0");
        form.put("priority", "normal");
        return form;
    }

    static DraftForm of(Definition definition) {
        var form = new DraftForm(new HashMap<>());
        form.fields.put("to", words(definition.audience().to()));
        form.put(WHERE, definition.audience().where());
        form.put(EXCEPT, definition.audience().except());
        form.fields.put("origins", words(definition.origins()));
        form.put("delay", DefinitionWording.hours(definition.delay()));
        var template = definition.template();
        if (template != null) {
            form.put("title", template.title());
            form.put("body", template.body());
            form.put("priority", DefinitionWording.word(template.priority()));
            form.put("url", template.url() == null ? "" : template.url());
        }
        return form;
    }

    private static List<String> words(List<? extends Enum<?>> constants) {
        return new ArrayList<>(constants.stream().map(DefinitionWording::word).toList());
    }

    private void put(String name, String value) {
        fields.put(name, List.of(value));
    }

    private void put(String name, List<Condition> conditions) {
        fields.put(name + PROPERTY, conditions.stream().map(Condition::property).toList());
        fields.put(
                name + VALUE,
                conditions.stream().map(each -> String.valueOf(each.is())).toList());
    }

    /** Without spaces around it. */
    String text(String name) {
        return at(all(name), 0);
    }

    boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** Those that say something. */
    List<Line> entered(String name) {
        return lines(name).stream().filter(each -> !each.isEmpty()).toList();
    }

    /** With some to spare. */
    List<Line> lines(String name) {
        var properties = all(name + PROPERTY);
        var values = all(name + VALUE);
        var entered = IntStream.range(0, Math.max(properties.size(), values.size()))
                .mapToObj(each -> new Line(at(properties, each), at(values, each)))
                .filter(each -> !each.isEmpty())
                .toList();
        var lines = new ArrayList<>(entered);
        IntStream.range(0, SPARE_LINES).forEach(each -> lines.add(new Line("", "")));
        return lines;
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index).replace("\r\n", "\n").strip() : "";
    }
}
