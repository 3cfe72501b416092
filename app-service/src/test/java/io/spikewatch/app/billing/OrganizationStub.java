package io.spikewatch.app.billing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.matching.ValueMatcher;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Objects;

/** What a billing-service for all tests says of one organization where only the token tells which one is meant. */
public class OrganizationStub {

    private final WireMockServer billing;
    private final ValueMatcher<Request> ofOrganization;

    public OrganizationStub(WireMockServer billing, String organization) {
        this.billing = billing;
        this.ofOrganization = request -> MatchResult.of(organization.equals(organizationOf(request)));
    }

    public void stubFor(MappingBuilder call) {
        billing.stubFor(call.andMatching(ofOrganization));
    }

    public void verify(RequestPatternBuilder call) {
        billing.verify(call.andMatching(ofOrganization));
    }

    public void verify(int times, RequestPatternBuilder call) {
        billing.verify(times, call.andMatching(ofOrganization));
    }

    private static String organizationOf(Request request) {
        try {
            var token = SignedJWT.parse(request.getHeader("Authorization").substring("Bearer ".length()));
            return Objects.requireNonNull(token.getJWTClaimsSet().getStringClaim("organization_id"));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
