package io.spikewatch.app.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JwksController {

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    /** The public halves of the keys that tokens for the billing service are signed with. */
    @SecurityRequirements
    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> keys() {
        return new JWKSet(List.<JWK>copyOf(keys.published())).toJSONObject(true);
    }
}
