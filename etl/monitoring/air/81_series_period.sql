-- How many valid days each month, quarter and year of a series has, and why it is not valid: a month needs 27,
-- February 25 (in leap years, too), a quarter valid months, a year 324 days and valid months (GB 3095, table 4).
WITH calendar_month AS (
    SELECT
        month,
        quarter,
        year,
        COUNT(*) AS days,
        CASE WHEN month LIKE '%-02' THEN 25 ELSE 27 END AS needed
    FROM calendar
    GROUP BY month, quarter, year
),
series AS (
    SELECT DISTINCT city, edition, pollutant
    FROM series_day
),
counted AS (
    SELECT
        s.city,
        s.edition,
        s.pollutant,
        c.month,
        COUNT(*) AS valid_days
    FROM series_day s
    JOIN calendar c ON c.day = s.day
    GROUP BY s.city, s.edition, s.pollutant, c.month
),
month AS (
    SELECT
        s.city,
        s.edition,
        s.pollutant,
        m.month,
        m.quarter,
        m.year,
        m.days,
        COALESCE(c.valid_days, 0) AS valid_days,
        CASE
            WHEN COALESCE(c.valid_days, 0) < m.needed THEN m.month || ': '
                || CAST(COALESCE(c.valid_days, 0) AS VARCHAR(10)) || ' of '
                || CAST(m.needed AS VARCHAR(10)) || ' days'
        END AS reason
    FROM series s
    CROSS JOIN calendar_month m
    LEFT JOIN counted c ON c.city = s.city
        AND c.edition = s.edition
        AND c.pollutant = s.pollutant
        AND c.month = m.month
),
quarter AS (
    SELECT
        city,
        edition,
        pollutant,
        quarter,
        CAST(SUM(days) AS BIGINT) AS days,
        CAST(SUM(valid_days) AS BIGINT) AS valid_days,
        MIN(reason) AS reason  -- of the first month that fails
    FROM month
    GROUP BY city, edition, pollutant, quarter
),
year AS (
    SELECT
        city,
        edition,
        pollutant,
        year,
        CAST(SUM(days) AS BIGINT) AS days,
        CAST(SUM(valid_days) AS BIGINT) AS valid_days,
        MIN(reason) AS month_reason,
        CASE
            WHEN SUM(valid_days) < 324
                THEN year || ': ' || CAST(CAST(SUM(valid_days) AS BIGINT) AS VARCHAR(10)) || ' of 324 days'
        END AS reason
    FROM month
    GROUP BY city, edition, pollutant, year
),
period AS (
    SELECT city, edition, pollutant, month AS period, days, valid_days, reason
    FROM month
    UNION ALL
    SELECT city, edition, pollutant, quarter AS period, days, valid_days, reason
    FROM quarter
    UNION ALL
    SELECT
        city,
        edition,
        pollutant,
        year AS period,
        days,
        valid_days,
        CASE
            WHEN month_reason IS NULL OR reason IS NULL THEN COALESCE(month_reason, reason)
            ELSE month_reason || '; ' || reason
        END AS reason
    FROM year
)
SELECT
    city,
    edition,
    pollutant,
    period,
    days,
    valid_days,
    reason
FROM period
WHERE valid_days > 0
