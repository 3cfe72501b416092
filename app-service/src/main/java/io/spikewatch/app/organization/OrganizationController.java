package io.spikewatch.app.organization;

import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organizations")
class OrganizationController {

    private final Organizations organizations;

    OrganizationController(Organizations organizations) {
        this.organizations = organizations;
    }

    record NewOrganization(
            @NotNull
            @Size(min = 1, max = 200)
            @Pattern(regexp = "[^\\s\\p{Cntrl}/\\\\]*", message = "must not contain spaces or slashes")
            String id,

            @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String name,

            @Nullable @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String website) {}

    @ApiResponse(responseCode = "409", description = "There is an organization with this id")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Organization create(@OperatorOnly Caller caller, @Valid @RequestBody NewOrganization organization) {
        return organizations.create(organization.id(), organization.name(), organization.website(), caller.userId());
    }

    @GetMapping
    PagedList<Organization> list(@OperatorOnly Caller caller, Paging paging) {
        return paging.page(organizations.count(), organizations.list(paging.limit(), paging.offset()));
    }

    @GetMapping("/{id}")
    Organization get(Caller caller, @PathVariable String id) {
        caller.requireManagerOf(id);
        return organizations.find(id).orElseThrow(() -> Problem.notFound("This organization"));
    }
}
