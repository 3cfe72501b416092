package io.spikewatch.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of each component of a record whether it can be null; those that can't are always there. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has them
class NullMarkedSchemas implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";

    private final ObjectMapper json;

    NullMarkedSchemas(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var described = json.constructType(type.getType()).getRawClass();
        if (schema != null && described.isRecord()) {
            mark(definition(schema, context), described);
        }
        return schema;
    }

    private static @Nullable Schema definition(Schema schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null ? schema : context.getDefinedModels().get(reference.substring(COMPONENTS.length()));
    }

    private void mark(@Nullable Schema<?> schema, Class<?> described) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        var names = wireNames(described);
        for (var component : described.getRecordComponents()) {
            var name = names.get(component.getName());
            if (name != null && schema.getProperties().containsKey(name)) {
                mark(schema, name, component);
            }
        }
    }

    private static void mark(Schema<?> schema, String name, RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            schema.getProperties().computeIfPresent(name, (same, property) -> nullable(property));
        } else if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }

    private static Schema nullable(Schema schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().addAnyOfItem(schema).addAnyOfItem(new Schema<>().types(Set.of("null")));
        }
        if (schema.getTypes() != null) {
            var types = new LinkedHashSet<String>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            var words = new ArrayList<Object>(schema.getEnum());
            words.add(null);
            schema.setEnum(words);
        }
        return schema;
    }

    private Map<String, String> wireNames(Class<?> described) {
        return json.getSerializationConfig().introspect(json.constructType(described)).findProperties().stream()
                .collect(Collectors.toMap(
                        BeanPropertyDefinition::getInternalName, BeanPropertyDefinition::getName, (one, other) -> one));
    }
}
