-- Daily value of a city: mean of its stations (HJ 663), half to even at the published digit (GB/T 8170), in thousandths.
-- A valid station has 20 to 24 hours, 168ths or a whole value: 212520 is divisible by each, so the sum is exact.
WITH station AS (
    SELECT
        city,
        day,
        pollutant,
        hours,
        valid,
        CASE WHEN valid THEN numerator * CAST(212520e0 / denominator AS BIGINT) END AS part
    FROM station_day_mean
),
city AS (
    SELECT
        city,
        day,
        pollutant,
        CAST(SUM(part) AS BIGINT) AS parts,
        COUNT(part) AS stations,
        CAST(SUM(CASE WHEN valid THEN hours END) AS BIGINT) AS valid_hours,
        CAST(SUM(hours) AS BIGINT) AS hours
    FROM station
    GROUP BY city, day, pollutant
),
fraction AS (  -- of the published digit, which is `unit` thousandths
    SELECT
        c.*,
        p.unit,
        212520 * NULLIF(c.stations, 0) * p.unit AS denominator
    FROM city c
    JOIN air_pollutant p ON p.pollutant = c.pollutant
),
divided AS (
    SELECT
        *,
        parts % denominator AS rest,
        CAST(CAST(parts - parts % denominator AS DOUBLE) / denominator AS BIGINT) AS whole
    FROM fraction
)
SELECT
    city,
    day,
    pollutant,
    unit * (
        whole + CASE
            WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0
        END
    ) AS value,
    CASE WHEN stations > 0 THEN valid_hours ELSE hours END AS hours,
    stations > 0 AS valid
FROM divided
