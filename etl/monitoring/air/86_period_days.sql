-- Good days, their share of the valid days in percent (one decimal, half to even), and days of heavy pollution
-- (AQI above 200; only where an edition has a scale).
WITH counted AS (
    SELECT
        city,
        period,
        edition,
        COUNT(*) AS days,
        CAST(SUM(value) AS BIGINT) AS good,
        COUNT(CASE WHEN aqi > 200 THEN 1 END) AS heavy
    FROM series_period_day
    WHERE edition <> ''
    GROUP BY city, period, edition
),
divided AS (
    SELECT
        *,
        1000 * good % days AS rest,
        CAST(CAST(1000 * good - 1000 * good % days AS DOUBLE) / days AS BIGINT) AS whole
    FROM counted
)
SELECT city, period, edition, 'good_days' AS statistic, good AS number, 0 AS decimals
FROM divided
UNION ALL
SELECT
    city,
    period,
    edition,
    'good_day_ratio' AS statistic,
    whole + CASE WHEN 2 * rest > days OR (2 * rest = days AND whole % 2 = 1) THEN 1 ELSE 0 END AS number,
    1 AS decimals
FROM divided
UNION ALL
SELECT city, period, edition, 'heavy_days' AS statistic, heavy AS number, 0 AS decimals
FROM divided
WHERE edition IN (SELECT edition FROM aqi_segment)
