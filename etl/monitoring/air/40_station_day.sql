-- Daily values of stations to be read: half to even at three decimals, which no later step uses.
WITH divided AS (
    SELECT
        *,
        numerator % denominator AS rest,
        CAST(CAST(numerator - numerator % denominator AS DOUBLE) / denominator AS BIGINT) AS whole
    FROM station_day_mean
)
SELECT
    city,
    station,
    day,
    pollutant,
    CAST(
        CAST(
            whole + CASE
                WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0
            END AS DECIMAL(15, 0)
        ) * CAST('0.001' AS DECIMAL(4, 3)) AS DECIMAL(12, 3)
    ) AS value,
    CAST(hours AS INTEGER) AS hours,
    valid
FROM divided
