-- Means of the daily values of a period (GB 3095, section 3), half to even at one digit more than a daily value.
WITH fraction AS (
    SELECT
        d.city,
        d.period,
        d.pollutant,
        p.period_unit,
        p.decimals + 1 AS decimals,
        CAST(SUM(d.value) AS BIGINT) AS total,
        COUNT(*) * p.period_unit AS denominator
    FROM series_period_day d
    JOIN air_pollutant p ON p.pollutant = d.pollutant
    GROUP BY d.city, d.period, d.pollutant, p.period_unit, p.decimals
),
divided AS (
    SELECT
        *,
        total % denominator AS rest,
        CAST(CAST(total - total % denominator AS DOUBLE) / denominator AS BIGINT) AS whole
    FROM fraction
)
SELECT
    city,
    period,
    pollutant,
    'mean' AS statistic,
    whole + CASE
        WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0
    END AS number,
    decimals
FROM divided
