package io.spikewatch.app.organization;

import io.spikewatch.web.MergePatch;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/users")
class UserController {

    private final Users users;
    private final MergePatch patches;

    UserController(Users users, MergePatch patches) {
        this.users = users;
        this.patches = patches;
    }

    @ApiResponse(responseCode = "409", description = "Another user has this e-mail address")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    User create(@OperatorOnly Caller caller, @Valid @RequestBody UserDetails details) {
        return users.create(details.email(), details.name(), details.password(), details.activeUnlessSaid());
    }

    @GetMapping
    PagedList<User> list(@OperatorOnly Caller caller, Paging paging) {
        return paging.page(users.count(), users.list(paging.limit(), paging.offset()));
    }

    @GetMapping("/{id}")
    User get(@OperatorOnly Caller caller, @PathVariable UUID id) {
        return users.find(id).orElseThrow(UserController::noSuchUser);
    }

    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "409", description = "Another user has this e-mail address")
    @PatchMapping("/{id}")
    User change(
            @OperatorOnly Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = UserDetails.class)))
                    @RequestBody
                    ObjectNode patch) {
        return users.change(id, present -> patches.apply(present, patch)).orElseThrow(UserController::noSuchUser);
    }

    private static Problem noSuchUser() {
        return Problem.notFound("This user");
    }
}
