package io.spikewatch.app.page;

import java.util.List;

/** What stands around every page: who is signed in, for which organization, and how much they have not read. */
record Frame(
        Person person, String organizationId, List<Choice> organizations, long unread, boolean staff, boolean usage) {}
