package io.spikewatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IdentitiesTests {

    private final Identities identities = new Identities(Set.of("0b1f6c3e", "Olga", "billing-7"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'$group_set':{'website':'0b1f6c3e'}}}",
                "{'properties':{'by':['Dear Olga']}}",
                "{'properties':{'account':'billing-7'}}",
                "{'properties':{'to':'anna@example.com'}}",
                "{'properties':{'payer':'cus_42'}}",
                "{'properties':{'$groups':{'organization':'vendor'}}}",
                "{'distinct_id':'$organization_vendor'}"
            })
    void areFoundWhereverTheyStand(String event) {
        assertThat(found(event)).hasSize(1);
    }

    @Test
    void allowAUsersIdToSayWhoDidSomething() {
        assertThat(found("{'distinct_id':'0b1f6c3e','properties':{'$groups':{'organization':'org-1'}}}"))
                .isEmpty();
    }

    private List<String> found(String event) {
        return identities.in(List.of(new JsonMapper().readTree(event.replace('\'', '"'))));
    }
}
