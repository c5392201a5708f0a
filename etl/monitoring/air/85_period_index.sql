-- Composite index by HJ 663-2013: concentration / limit of each of six pollutants, half to even at two decimals,
-- added up. What HJ 663-2026 makes of it is not known: no other edition has an index.
WITH needed AS (
    SELECT index_edition AS edition, COUNT(*) AS pollutants
    FROM air_pollutant
    WHERE index_edition IN (SELECT edition FROM aqi_limit)
    GROUP BY index_edition
),
statistic AS (
    SELECT city, period, pollutant, statistic, number, decimals FROM period_mean
    UNION ALL
    SELECT city, period, pollutant, statistic, number, decimals FROM period_percentile
),
fraction AS (  -- in hundredths: 100 x number x period_unit / limit
    SELECT
        s.city,
        s.period,
        s.pollutant,
        100 * s.number * p.period_unit AS numerator,
        p.index_limit AS denominator
    FROM statistic s
    JOIN air_pollutant p ON p.pollutant = s.pollutant AND p.index_statistic = s.statistic
),
divided AS (
    SELECT
        *,
        numerator % denominator AS rest,
        CAST(CAST(numerator - numerator % denominator AS DOUBLE) / denominator AS BIGINT) AS whole
    FROM fraction
),
single AS (
    SELECT
        city,
        period,
        pollutant,
        whole + CASE
            WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0
        END AS number
    FROM divided
),
state AS (
    SELECT
        s.city,
        s.period,
        COUNT(*) AS pollutants,
        CAST(SUM(s.number) AS BIGINT) AS number,
        MIN(v.days) AS days,
        MIN(v.valid_days) AS valid_days,
        MIN(v.reason) AS reason  -- of the first month that fails
    FROM single s
    JOIN series_period v ON v.city = s.city
        AND v.period = s.period
        AND v.pollutant = s.pollutant
        AND v.edition = ''
    GROUP BY s.city, s.period
)
SELECT
    s.city,
    s.period,
    n.edition,
    s.number,
    s.days,
    s.valid_days,
    s.reason
FROM state s
JOIN needed n ON n.pollutants = s.pollutants
