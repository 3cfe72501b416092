package io.spikewatch.app.ledger;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.web.Fields;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sends")
class SendController {

    private final Sends sends;
    private final SendsFile file;

    SendController(Sends sends, SendsFile file) {
        this.sends = sends;
        this.file = file;
    }

    @GetMapping
    PagedList<Send> list(
            @OperatorOnly Caller caller,
            @ModelAttribute SendQuery query,
            @RequestParam(required = false) @Nullable String format,
            Paging paging) {
        Fields.check(format == null || format.equals("json"), "format", "must be json or csv");
        var filter = query.filter();
        return paging.page(sends.count(filter), sends.list(filter, paging.limit(), paging.offset()));
    }

    /** A file has all rows, wherever a page of the list would end. */
    @ApiResponse(
            responseCode = "200",
            description = "A page of them; with format=csv a file with a row for each",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @GetMapping(params = "format=csv", produces = "text/csv")
    void export(
            @OperatorOnly Caller caller,
            @ModelAttribute SendQuery query,
            @RequestParam String format,
            Paging ignored,
            HttpServletResponse response)
            throws IOException {
        var filter = query.filter();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"sends.csv\"");
        file.write(filter, response.getWriter());
    }

    /** How many sends there are of each kind; without {@code group_by} how many altogether. */
    @GetMapping("/summary")
    Summary summary(
            @OperatorOnly Caller caller,
            @ModelAttribute SendQuery query,
            @RequestParam(name = "group_by", required = false) @Nullable String groupBy) {
        return new Summary(sends.summary(query.filter(), SendGroup.listOf(groupBy)));
    }

    record Summary(List<SendCount> results) {}
}
