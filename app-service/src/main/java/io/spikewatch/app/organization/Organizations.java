package io.spikewatch.app.organization;

import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Organizations and their members. */
@Component
@Transactional(readOnly = true)
public class Organizations {

    private final JdbcClient jdbc;
    private final VendorProperties vendor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organizations(JdbcClient jdbc, VendorProperties vendor, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.vendor = vendor;
        this.events = events;
        this.clock = clock;
    }

    /** The organization that owns the accounts and whose members are staff. */
    public String vendorId() {
        return vendor.vendorOrganizationId();
    }

    public Optional<Organization> find(String id) {
        return jdbc.sql("select id, name, website, created_at from organization where id = :id")
                .param("id", id)
                .query(Organization.class)
                .optional();
    }

    /** What the organizations are called; one that isn't known is absent. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        jdbc.sql("select id, name from organization where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    public List<Membership> membershipsOf(UUID userId) {
        return jdbc.sql("""
                        select m.organization_id, o.name, m.role
                        from membership m join organization o on o.id = m.organization_id
                        where m.user_id = :user order by m.organization_id
                        """)
                .param("user", userId)
                .query((row, n) -> new Membership(row.getString(1), row.getString(2), Role.of(row.getString(3))))
                .list();
    }

    /** Of each of the users who are members anywhere. */
    public Map<UUID, List<Membership>> membershipsOf(Collection<UUID> users) {
        return jdbc
                .sql("""
                        select m.user_id, m.organization_id, o.name, m.role
                        from membership m join organization o on o.id = m.organization_id
                        where m.user_id = any(:users)
                        """)
                .param("users", users.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject(1, UUID.class),
                        new Membership(row.getString(2), row.getString(3), Role.of(row.getString(4)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of the given users who are members and may sign in. */
    public Set<UUID> activeMembers(String organizationId, Collection<UUID> among) {
        return membersWhere("u.active", organizationId, among);
    }

    /** Those of the given users who are members, deactivated or not. */
    public Set<UUID> members(String organizationId, Collection<UUID> among) {
        return membersWhere("true", organizationId, among);
    }

    /** Of each of the organizations: its members who have any of these roles or are among these users. */
    public Map<String, List<Member>> members(
            Collection<String> organizationIds, Collection<Role> roles, Collection<UUID> among) {
        return jdbc
                .sql("""
                        select m.organization_id, m.user_id, m.role, u.active
                        from membership m join app_user u on u.id = m.user_id
                        where m.organization_id = any(:organizations)
                            and (m.role = any(:roles) or m.user_id = any(:among::uuid[]))
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .param("roles", roles.stream().map(Role::wireName).toArray(String[]::new))
                .param("among", among.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> Map.entry(
                        row.getString("organization_id"),
                        new Member(
                                row.getObject("user_id", UUID.class),
                                Role.of(row.getString("role")),
                                row.getBoolean("active"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Set<UUID> membersWhere(String condition, String organizationId, Collection<UUID> among) {
        if (among.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        select u.id from membership m join app_user u on u.id = m.user_id
                        where m.organization_id = :organization and u.id = any(:among::uuid[]) and
                        """ + condition)
                .param("organization", organizationId)
                .param("among", among.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .set();
    }

    /** Creates an organization under the caller's own id; a taken one is a conflict. */
    @Transactional
    public Organization create(String id, String name, @Nullable String website, UUID createdBy) {
        var created = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!insert(id, name, website, created)) {
            throw Problem.conflict("organization_taken", "An organization with this id exists already.");
        }
        var organization = new Organization(id, name, website, created);
        events.publishEvent(new OrganizationCreated(organization, createdBy));
        return organization;
    }

    boolean insert(String id, String name, @Nullable String website, Instant created) {
        return jdbc.sql("""
                                insert into organization (id, name, website, created_at)
                                values (:id, :name, :website, :created) on conflict do nothing
                                """)
                        .param("id", id)
                        .param("name", name)
                        .param("website", website)
                        .param("created", OffsetDateTime.ofInstant(created, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Organization> list(int limit, int offset) {
        return jdbc.sql(
                        "select id, name, website, created_at from organization order by id limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Organization.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from organization").query(Long.class).single();
    }

    public Optional<Role> roleOf(UUID userId, String organizationId) {
        return jdbc.sql("select role from membership where user_id = :user and organization_id = :organization")
                .param("user", userId)
                .param("organization", organizationId)
                .query(String.class)
                .optional()
                .map(Role::of);
    }

    /** Makes a user a member in this role, or changes the role of a member. */
    @Transactional
    public void admit(String organizationId, UUID userId, Role role) {
        if (role == Role.OPERATOR && !organizationId.equals(vendorId())) {
            throw Problem.invalid("role", "operators exist in the vendor organization only");
        }
        jdbc.sql("""
                        insert into membership (organization_id, user_id, role) values (:organization, :user, :role)
                        on conflict (user_id, organization_id) do update set role = excluded.role
                        """)
                .param("organization", organizationId)
                .param("user", userId)
                .param("role", role.wireName())
                .update();
        events.publishEvent(new MemberAdmitted(organizationId));
    }

    /** Ends a membership; false if there was none. */
    @Transactional
    public boolean dismiss(String organizationId, UUID userId) {
        return jdbc.sql("delete from membership where organization_id = :organization and user_id = :user")
                        .param("organization", organizationId)
                        .param("user", userId)
                        .update()
                == 1;
    }
}
