package io.spikewatch.app.organization;

import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users/{userId}/api_keys")
class ApiKeyController {

    private final ApiKeys keys;
    private final Users users;

    ApiKeyController(ApiKeys keys, Users users) {
        this.keys = keys;
        this.users = users;
    }

    record NewKey(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String label) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApiKeys.IssuedKey issue(@OperatorOnly Caller caller, @PathVariable UUID userId, @Valid @RequestBody NewKey key) {
        requireUser(userId);
        return keys.issue(userId, key.label());
    }

    @GetMapping
    PagedList<ApiKeys.ApiKey> list(@OperatorOnly Caller caller, @PathVariable UUID userId, Paging paging) {
        requireUser(userId);
        return paging.page(keys.count(userId), keys.list(userId, paging.limit(), paging.offset()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@OperatorOnly Caller caller, @PathVariable UUID userId, @PathVariable UUID id) {
        requireUser(userId);
        if (!keys.revoke(userId, id)) {
            throw Problem.notFound("This key");
        }
    }

    private void requireUser(UUID userId) {
        users.find(userId).orElseThrow(() -> Problem.notFound("This user"));
    }
}
