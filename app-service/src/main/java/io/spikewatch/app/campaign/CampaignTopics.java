package io.spikewatch.app.campaign;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.notification.MutableTopics;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What campaigns send can be muted: each by its key, and by account. */
@Component
class CampaignTopics implements MutableTopics {

    private final CampaignRepository campaigns;
    private final Accounts accounts;

    CampaignTopics(CampaignRepository campaigns, Accounts accounts) {
        this.campaigns = campaigns;
        this.accounts = accounts;
    }

    @Override
    public boolean hasType(String notificationType) {
        return campaigns.find(notificationType).isPresent();
    }

    @Override
    public boolean hasAccount(UUID accountId) {
        return accounts.find(accountId).isPresent();
    }
}
