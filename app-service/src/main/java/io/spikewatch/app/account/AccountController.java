package io.spikewatch.app.account;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.StaffOnly;
import io.spikewatch.web.MergePatch;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final Accounts accounts;
    private final AccountOverviews overviews;
    private final MergePatch patches;

    AccountController(Accounts accounts, AccountOverviews overviews, MergePatch patches) {
        this.accounts = accounts;
        this.overviews = overviews;
        this.patches = patches;
    }

    @GetMapping
    PagedList<AccountOverview> list(
            @StaffOnly Caller caller, Paging paging, @RequestParam(required = false) @Nullable String search) {
        var found = accounts.list(search, paging.limit(), paging.offset());
        return paging.page(accounts.count(search), overviews.of(found));
    }

    @GetMapping("/{id}")
    AccountOverview get(@StaffOnly Caller caller, @PathVariable UUID id) {
        return accounts.find(id).map(overviews::of).orElseThrow(() -> Problem.notFound("This account"));
    }

    @ApiResponse(responseCode = "409", description = "Another account has this external_id")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountOverview create(@StaffOnly Caller caller, @Valid @RequestBody AccountDetails details) {
        return overviews.of(accounts.create(details));
    }

    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "409", description = "Another account has this external_id")
    @PatchMapping("/{id}")
    AccountOverview change(
            @StaffOnly Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AccountDetails.class)))
                    @RequestBody
                    ObjectNode patch) {
        return overviews.of(accounts.change(id, present -> patches.apply(present, patch)));
    }

    @PutMapping("/{id}/csm")
    AccountOverview assignCsm(
            @StaffOnly Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Assignee assignee) {
        return assign(id, AssignmentRole.CSM, assignee);
    }

    @PutMapping("/{id}/account_executive")
    AccountOverview assignAccountExecutive(
            @StaffOnly Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Assignee assignee) {
        return assign(id, AssignmentRole.ACCOUNT_EXECUTIVE, assignee);
    }

    private AccountOverview assign(UUID id, AssignmentRole role, @Nullable Assignee assignee) {
        accounts.assign(id, role, assignee == null ? Assignee.NOBODY : assignee.requireUnambiguous());
        return accounts.find(id).map(overviews::of).orElseThrow();
    }
}
