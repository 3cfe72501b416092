package io.spikewatch.app.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<StoredAccount, UUID> {

    Optional<StoredAccount> findByVendorOrganizationIdAndId(String vendor, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from StoredAccount a where a.vendorOrganizationId = :vendor and a.id = :id")
    Optional<StoredAccount> lock(String vendor, UUID id);

    Optional<StoredAccount> findByVendorOrganizationIdAndExternalId(String vendor, String externalId);

    /** Oldest first. */
    @Query("""
            select a from StoredAccount a
            where a.vendorOrganizationId = :vendor
              and (a.externalId in :externalIds or a.billingId in :billingIds or a.stripeCustomerId in :stripeCustomerIds)
            order by a.createdAt, a.id
            """)
    List<StoredAccount> findByAnyOf(
            String vendor,
            Collection<String> externalIds,
            Collection<String> billingIds,
            Collection<String> stripeCustomerIds);

    boolean existsByVendorOrganizationIdAndExternalId(String vendor, String externalId);

    /** {@code pattern} is a lower-case LIKE pattern that escapes with {@code !}. */
    @Query("""
            select a from StoredAccount a
            where a.vendorOrganizationId = :vendor
              and (lower(a.name) like :pattern escape '!' or lower(a.externalId) like :pattern escape '!')
            order by a.name, a.id
            limit :limit offset :offset
            """)
    List<StoredAccount> search(String vendor, String pattern, int limit, int offset);

    @Query("""
            select count(a) from StoredAccount a
            where a.vendorOrganizationId = :vendor
              and (lower(a.name) like :pattern escape '!' or lower(a.externalId) like :pattern escape '!')
            """)
    long countFound(String vendor, String pattern);
}
