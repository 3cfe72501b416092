package io.spikewatch.billing.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTests {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void readsTheUsageOfItsOwnOrganizationOnly(CallerRole role) {
        var caller = new Caller("user-1", "org-1", role);

        assertThatCode(() -> caller.mayReadUsageOf("org-1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> caller.mayReadUsageOf("org-2"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("wrong_organization");
    }

    @Test
    void readsNoUsageAsAMember() {
        var member = new Caller("user-1", "org-1", CallerRole.MEMBER);

        assertThatThrownBy(() -> member.mayReadUsageOf("org-1")).hasMessageContaining("wrong_role");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void runsTheSystemAsAnOperatorOnly(CallerRole role) {
        assertThatThrownBy(() -> new Caller("user-1", "org-1", role).requireOperator())
                .hasMessageContaining("wrong_role");
        assertThatCode(() -> new Caller("user-1", "org-1", CallerRole.OPERATOR).requireOperator())
                .doesNotThrowAnyException();
    }
}
