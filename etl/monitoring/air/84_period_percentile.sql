-- Percentile p of the n daily values of a period (HJ 663): X(s) + (X(s+1) - X(s)) x (k - s), k = 1 + (n - 1) x p / 100,
-- s the whole part of k; half to even at one digit more than a daily value.
WITH ranked AS (
    SELECT
        d.city,
        d.period,
        d.pollutant,
        p.percentile,
        p.period_unit,
        p.decimals + 1 AS decimals,
        d.value,
        ROW_NUMBER() OVER (PARTITION BY d.city, d.period, d.pollutant ORDER BY d.value) AS position,
        COUNT(*) OVER (PARTITION BY d.city, d.period, d.pollutant) AS days
    FROM series_period_day d
    JOIN air_pollutant p ON p.pollutant = d.pollutant
),
located AS (  -- 100 k - 100, whose last two digits are 100 (k - s)
    SELECT
        *,
        (days - 1) * percentile AS place,
        (days - 1) * percentile % 100 AS share
    FROM ranked
),
weighted AS (
    SELECT
        *,
        CASE
            WHEN 100 * (position - 1) = place - share THEN 100 - share
            WHEN 100 * (position - 2) = place - share THEN share
            ELSE 0
        END AS weight
    FROM located
),
fraction AS (
    SELECT
        city,
        period,
        pollutant,
        percentile,
        decimals,
        CAST(SUM(weight * value) AS BIGINT) AS total,
        100 * period_unit AS denominator
    FROM weighted
    GROUP BY city, period, pollutant, percentile, decimals, period_unit
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
    'p' || CAST(percentile AS VARCHAR(10)) AS statistic,
    whole + CASE
        WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0
    END AS number,
    decimals
FROM divided
