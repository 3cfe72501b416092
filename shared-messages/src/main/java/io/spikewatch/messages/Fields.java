package io.spikewatch.messages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object. An optional field of a wrong type counts as absent and is noted as an oddity. */
final class Fields {

    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})(\\..*)?");
    private static final int MAX_ID_LENGTH = 300;

    private final JsonNode object;
    private final String path;
    private final Oddities oddities;

    Fields(JsonNode object, String path, Oddities oddities) {
        this.object = object;
        this.path = path;
        this.oddities = oddities;
    }

    /** Blank text counts as absent too, but is nothing odd. */
    @Nullable
    String text(String name) {
        var text = value(name, JsonNode::isString, JsonNode::stringValue, "text");
        return text == null || text.isBlank() ? null : text;
    }

    String text(String name, String ifAbsent) {
        var text = text(name);
        return text == null ? ifAbsent : text;
    }

    String required(String name) throws RejectedException {
        var text = text(name);
        if (text == null) {
            throw new RejectedException(path + name + " is missing or empty");
        }
        return text;
    }

    /** A required text short enough to be a key. */
    String requiredId(String name) throws RejectedException {
        return shortEnough(name, required(name));
    }

    /** A text short enough to be a key. */
    @Nullable
    String id(String name) {
        var id = text(name);
        if (id != null && id.length() > MAX_ID_LENGTH) {
            oddities.add(path + name + " is longer than " + MAX_ID_LENGTH + " characters");
            return null;
        }
        return id;
    }

    /** As {@link #id}, for a key that decides too much to be left out when it is odd. */
    @Nullable
    String key(String name) throws RejectedException {
        var node = object.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isString()) {
            throw new RejectedException(path + name + " is not text");
        }
        return text(name) == null ? null : requiredId(name);
    }

    String key(String name, String ifAbsent) throws RejectedException {
        var key = key(name);
        return key == null ? shortEnough(name, ifAbsent) : key;
    }

    private String shortEnough(String name, String id) throws RejectedException {
        if (id.length() > MAX_ID_LENGTH) {
            throw new RejectedException(path + name + " is longer than " + MAX_ID_LENGTH + " characters");
        }
        return id;
    }

    /** False where it is absent. */
    boolean flag(String name) {
        return Boolean.TRUE.equals(value(name, JsonNode::isBoolean, JsonNode::booleanValue, "true or false"));
    }

    @Nullable
    BigDecimal number(String name) {
        return value(name, Fields::isNumber, JsonNode::decimalValue, "a number");
    }

    @Nullable
    Long wholeNumber(String name) {
        return value(
                name,
                Fields::isNumber,
                n -> n.decimalValue().setScale(0, RoundingMode.HALF_UP).longValueExact(),
                "a whole number");
    }

    @Nullable
    LocalDate date(String name) {
        return value(name, JsonNode::isString, n -> within(LocalDate.parse(n.stringValue())), "a date");
    }

    @Nullable
    Instant instant(String name) {
        return value(name, JsonNode::isString, n -> within(Instant.parse(n.stringValue())), "an instant");
    }

    Instant instant(String name, Instant ifAbsent) {
        var instant = instant(name);
        return instant == null ? ifAbsent : instant;
    }

    Instant requiredInstant(String name) throws RejectedException {
        var instant = instant(name);
        if (instant == null) {
            throw new RejectedException(path + name + " is missing or not an instant");
        }
        return instant;
    }

    /** The part of a version before the first dot, of {@code 1}, {@code 1.2} and {@code "1.2"}. */
    int major(String name, int ifAbsent) {
        var major = value(name, JsonNode::isValueNode, n -> major(n.asString()), "a version");
        return major == null ? ifAbsent : major;
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name, E ifAbsent) {
        var found = value(name, JsonNode::isString, n -> constant(type, n.stringValue()), "a known word");
        return found == null ? ifAbsent : found;
    }

    /** As {@link #oneOf}, for a word that decides too much to be guessed when it isn't known. */
    <E extends Enum<E>> E knownOrDefault(Class<E> type, String name, E ifAbsent) throws RejectedException {
        var node = object.path(name);
        return node.isMissingNode() || node.isNull() ? ifAbsent : requiredOneOf(type, name);
    }

    <E extends Enum<E>> E requiredOneOf(Class<E> type, String name) throws RejectedException {
        var node = object.path(name);
        var known = node.isString() ? constant(type, node.stringValue()) : null;
        if (known == null) {
            throw new RejectedException(path + name + " is not a known word");
        }
        return known;
    }

    /** A reader that answers null leaves the object out. */
    <T> @Nullable T object(String name, Function<Fields, @Nullable T> reader) {
        var object = value(name, JsonNode::isObject, n -> n, "an object");
        return object == null ? null : reader.apply(new Fields(object, path + name + ".", oddities));
    }

    /** The entries that are text and not blank. */
    List<String> texts(String name) {
        var entries = value(name, JsonNode::isArray, n -> n, "a list");
        var texts = new ArrayList<String>();
        for (int i = 0; entries != null && i < entries.size(); i++) {
            if (entries.get(i).isString() && !entries.get(i).stringValue().isBlank()) {
                texts.add(entries.get(i).stringValue());
            } else {
                oddities.add(path + name + "[" + i + "] is not text");
            }
        }
        return texts;
    }

    /** Reads each entry that is an object. A reader that answers null leaves its entry out. */
    <T> List<T> objects(String name, Function<Fields, @Nullable T> reader) {
        var entries = value(name, JsonNode::isArray, n -> n, "a list");
        var read = new ArrayList<T>();
        for (int i = 0; entries != null && i < entries.size(); i++) {
            var value = entry(entries.get(i), path + name + "[" + i + "]", reader);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    /** The fields of an object, whatever they are, in their order. One that can't be printed is left out. */
    Map<String, JsonNode> values(String name) {
        var node = value(name, JsonNode::isObject, n -> n, "an object");
        var values = new LinkedHashMap<String, JsonNode>();
        if (node != null) {
            node.properties().stream()
                    .filter(each -> isPrintable(each.getValue(), name))
                    .forEach(each -> values.put(each.getKey(), each.getValue()));
        }
        return values;
    }

    private boolean isPrintable(JsonNode value, String name) {
        var isPrintable = Printable.is(value);
        if (!isPrintable) {
            oddities.add(path + name + " holds a number that is far too long");
        }
        return isPrintable;
    }

    /** Notes why a reader left out the whole object. */
    <T> @Nullable T leftOut(String why) {
        oddities.add(why);
        return null;
    }

    private <T> @Nullable T entry(JsonNode entry, String entryPath, Function<Fields, @Nullable T> reader) {
        if (entry.isObject()) {
            return reader.apply(new Fields(entry, entryPath + ".", oddities));
        }
        return leftOut(entryPath + " is not an object");
    }

    private <T> @Nullable T value(
            String name, Predicate<JsonNode> isOfType, Function<JsonNode, @Nullable T> read, String expected) {
        var node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        var value = isOfType.test(node) ? readOrNull(node, read) : null;
        if (value == null) {
            oddities.add(path + name + " is not " + expected);
        }
        return value;
    }

    private static <T> @Nullable T readOrNull(JsonNode node, Function<JsonNode, @Nullable T> read) {
        try {
            return read.apply(node);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() && Printable.is(node);
    }

    private static @Nullable Integer major(String version) {
        var matcher = VERSION.matcher(version);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static @Nullable LocalDate within(LocalDate date) {
        return date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE) ? null : date;
    }

    private static @Nullable Instant within(Instant instant) {
        return instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST_INSTANT) ? null : instant;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String word) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        return null;
    }
}
