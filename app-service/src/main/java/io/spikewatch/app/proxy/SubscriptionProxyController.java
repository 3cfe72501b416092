package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An organization's subscription, kept by billing-service, for operators. */
@RestController
@RequestMapping(SubscriptionProxyController.SUBSCRIPTION)
class SubscriptionProxyController {

    static final String SUBSCRIPTION = "/api/organizations/{id}/subscription";

    private final BillingProxy proxy;
    private final Organizations organizations;

    SubscriptionProxyController(BillingProxy proxy, Organizations organizations) {
        this.proxy = proxy;
        this.organizations = organizations;
    }

    @AnsweredByBilling(SUBSCRIPTION)
    @GetMapping
    void get(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        pass(caller, id, request, response);
    }

    @AnsweredByBilling(SUBSCRIPTION)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    void put(
            @OperatorOnly Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        pass(caller, id, request, response);
    }

    private void pass(Caller operator, String id, HttpServletRequest request, HttpServletResponse response) {
        requireFree(operator, id);
        var inOrganization = new Caller(operator.userId(), id, null, true, true);
        proxy.pass(inOrganization, "/api/organizations/" + id + "/subscription", request, response);
    }

    /** The path chooses the organization; who has chosen one already must not be taken to another. */
    private void requireFree(Caller operator, String id) {
        var chosen = operator.organizationId();
        if (!chosen.equals(id) && !chosen.equals(organizations.vendorId())) {
            throw Problem.forbidden("foreign_organization", "This organization is not the one you are working for.");
        }
    }
}
