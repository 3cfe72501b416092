package io.spikewatch.app.account;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.StaffOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/accounts/import")
class AccountImportController {

    private final AccountImport imports;

    AccountImportController(AccountImport imports) {
        this.imports = imports;
    }

    @Operation(
            summary = "Import accounts",
            description =
                    "CSV (RFC 4180, UTF-8), columns by their names in the first line: external_id and any of name, billing_id,"
                            + " stripe_customer_id, csm_email, account_executive_email. An empty cell changes nothing."
                            + " updated counts the rows of known accounts, changed or not.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schemaProperties =
                                                @SchemaProperty(
                                                        name = "file",
                                                        schema = @Schema(type = "string", format = "binary"))),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"))
                            }))
    @PostMapping(consumes = "text/csv")
    AccountImport.Result run(@StaffOnly Caller caller, @Parameter(hidden = true) InputStream csv) throws IOException {
        return imports.run(new InputStreamReader(csv, StandardCharsets.UTF_8));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    AccountImport.Result run(@StaffOnly Caller caller, @Parameter(hidden = true) @RequestParam MultipartFile file)
            throws IOException {
        return imports.run(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
    }
}
