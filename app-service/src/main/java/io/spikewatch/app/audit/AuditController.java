package io.spikewatch.app.audit;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/api/audit")
    PagedList<AuditLog.Line> list(Caller caller, Paging paging) {
        caller.requireOperator();
        return paging.page(audit.count(), audit.list(paging.limit(), paging.offset()));
    }
}
