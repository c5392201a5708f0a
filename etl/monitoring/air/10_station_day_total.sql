-- Totals of each station, day and pollutant over its hours; hour_bits has a bit for each hour of the day.
SELECT
    city,
    station,
    CAST(time - INTERVAL '1' HOUR AS DATE) AS day,
    pollutant,
    COUNT(*) AS hours,
    CAST(SUM(value) AS BIGINT) AS total,
    MIN(value) AS lowest,
    MAX(value) AS highest,
    CAST(SUM(CAST(POWER(2, HOUR(time)) AS BIGINT)) AS BIGINT) AS hour_bits
FROM reading_hour
GROUP BY city, station, CAST(time - INTERVAL '1' HOUR AS DATE), pollutant
