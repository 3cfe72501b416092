package io.spikewatch.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.UsageCalls;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Compares what the service answers, page by page and as CSV, with a {@link NaiveAnswer}. */
public final class Oracle {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final UsageCalls calls;

    public Oracle(UsageCalls calls) {
        this.calls = calls;
    }

    public void compareJson(String path, RandomQuery query, NaiveAnswer expected) {
        var results = new ArrayList<Object>();
        String next = null;
        do {
            var page = page(path, query, next);
            assertThat(page.get("partial_buckets")).isEqualTo(expected.partialBuckets());
            assertThat(page.get("missing_days")).isEqualTo(expected.missingDays());
            results.addAll(resultsOf(page, query));
            next = (String) page.get("next");
        } while (next != null);

        assertThat(plain(results)).isEqualTo(plain(expected.results()));
    }

    public void compareCsv(String path, RandomQuery query, NaiveAnswer expected) {
        var rows = rows(body(path, query.parameters()));

        assertThat(plain(rows)).isEqualTo(plain(expected.csv()));
    }

    private Map<String, Object> page(String path, RandomQuery query, @Nullable String after) {
        var parameters = new HashMap<>(query.parameters());
        if (after != null) {
            parameters.put("after", after);
        }
        return JSON.readValue(body(path, parameters), OBJECT);
    }

    private static List<?> resultsOf(Map<String, Object> page, RandomQuery query) {
        var results = (List<?>) page.get("results");
        if (query.limit() != null && page.get("next") != null) {
            assertThat(results).hasSize(query.limit());
        }
        return results;
    }

    private String body(String path, Map<String, String> parameters) {
        var answer = calls.get(path, parameters);
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.getResponse().getStatus()).as(body).isEqualTo(200);
        return body;
    }

    /** Numbers that are equal look equal. */
    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Oracle::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new HashMap<Object, Object>();
            map.forEach((name, each) -> plain.put(name, plain(each)));
            return plain;
        }
        var text = String.valueOf(value);
        return NUMBER.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : text;
    }

    /** RFC 4180, read character by character. */
    private static List<List<String>> rows(String csv) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.length(); at++) {
            var character = csv.charAt(at);
            if (quoted && character == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ',' || character == '\n')) {
                row.add(cell.toString().replaceAll("\r$", ""));
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(character);
            }
        }
        return rows;
    }
}
