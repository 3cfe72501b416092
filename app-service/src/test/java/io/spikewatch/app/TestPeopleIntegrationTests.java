package io.spikewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.organization.Organizations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TestPeopleIntegrationTests {

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestAccounts assignments;

    @Autowired
    private Organizations organizations;

    @Test
    void makesAnAccountWithItsTeam() {
        var csm = people.staff();
        var account = people.accountOf(people.organization());

        assignments.assign(account.id(), AssignmentRole.CSM, csm.id());

        assertThat(accounts.team(account.id()))
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.userId()).isEqualTo(csm.id()));
        assertThat(accounts.resolve(account.externalId(), null, null)).contains(account);
        assertThat(organizations.activeMembers(organizations.vendorId(), java.util.List.of(csm.id())))
                .containsExactly(csm.id());
    }
}
