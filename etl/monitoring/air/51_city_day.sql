-- Daily values of cities to be read.
SELECT
    city,
    day,
    pollutant,
    CAST(
        CAST(value AS DECIMAL(15, 0)) * CAST('0.001' AS DECIMAL(4, 3)) AS DECIMAL(12, 1)
    ) AS value,
    CAST(hours AS INTEGER) AS hours,
    valid
FROM city_day_value
