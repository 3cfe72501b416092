package io.spikewatch.app.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: who is signed in, for which organization, and how much they have not read.
 *
 * @param customer what the organization is called that staff look into; null where people work for their own
 */
record Frame(
        Person person,
        String organizationId,
        @Nullable String customer,
        List<Choice> organizations,
        long unread,
        boolean staff,
        boolean operator,
        boolean usage) {}
