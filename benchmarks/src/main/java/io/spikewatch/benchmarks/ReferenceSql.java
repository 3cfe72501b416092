package io.spikewatch.benchmarks;

import io.spikewatch.benchmarks.UsageCase.Breakdown;

/** The queries as the reference writes them; each takes usage types, organization, start and end. */
final class ReferenceSql {

    static final String TABLE = """
            create schema reference;
            set search_path to reference;
            create table billing_usagereport (
                id bigserial primary key,
                organization_id varchar(200) not null,
                date timestamp not null,
                report jsonb not null
            );
            insert into billing_usagereport (organization_id, date, report)
            select organization_id, usage_date, document -> 'report'
            from public.usage_report order by usage_date, organization_id;
            """;

    static final String INDEXES = """
            CREATE INDEX billing_usage_org_date_idx ON billing_usagereport(organization_id, date);
            CREATE INDEX billing_usage_report_idx ON billing_usagereport USING GIN (report);
            ANALYZE billing_usagereport;
            """;

    private static final String NONE = """
            WITH daily_usage AS (
                SELECT
                    date,
                    (report->>?)::numeric as value
                FROM billing_usagereport
                WHERE organization_id = ?
                AND date BETWEEN ? AND ?
            )
            SELECT
                date,
                NULL as breakdown_value,
                COALESCE(value, 0) as value
            FROM daily_usage
            ORDER BY date
            """;

    private static final String TYPE = """
            WITH usage_data AS (
                SELECT
                    date,
                    usage_type,
                    (report->>usage_type)::numeric as value
                FROM billing_usagereport
                CROSS JOIN unnest(?::text[]) as usage_type
                WHERE organization_id = ?
                AND date BETWEEN ? AND ?
            )
            SELECT
                date,
                usage_type as breakdown_value,
                COALESCE(value, 0) as value
            FROM usage_data
            ORDER BY date, usage_type
            """;

    private static final String TEAM = """
            WITH team_usage AS (
                SELECT
                    date,
                    team_id,
                    (report->'teams'->team_id->>?)::numeric as value
                FROM billing_usagereport
                CROSS JOIN jsonb_object_keys(report->'teams') as team_id
                WHERE organization_id = ?
                AND date BETWEEN ? AND ?
            )
            SELECT
                date,
                team_id as breakdown_value,
                COALESCE(value, 0) as value
            FROM team_usage
            ORDER BY date, team_id
            """;

    private static final String TYPE_AND_TEAM = """
            WITH usage_types AS (
                SELECT unnest(?::text[]) as type
            ),
            team_usage AS (
                SELECT
                    date::date,
                    team_id::text,
                    type,
                    (report->'teams'->team_id->>type)::numeric as value
                FROM billing_usagereport
                CROSS JOIN jsonb_object_keys(report->'teams') as team_id
                CROSS JOIN usage_types
                WHERE organization_id = ?
                AND date BETWEEN ?::date AND ?::date
            )
            SELECT
                date,
                ARRAY[type, team_id] as breakdown_value,
                COALESCE(value, 0) as value
            FROM team_usage
            ORDER BY date, team_id, type
            """;

    private ReferenceSql() {}

    static String of(Breakdown breakdown) {
        return switch (breakdown) {
            case NONE -> NONE;
            case TYPE -> TYPE;
            case TEAM -> TEAM;
            case TYPE_AND_TEAM -> TYPE_AND_TEAM;
        };
    }
}
