-- Hours of a station, day and pollutant counted and added up; an hour-ending 00:00 belongs to the day before.
-- hour_bits: a bit for each hour, so that an hour that stands twice shows.
SELECT
    city,
    station,
    CAST(time - INTERVAL '1' HOUR AS DATE) AS day,
    pollutant,
    COUNT(*) AS hours,
    CAST(SUM(value) AS BIGINT) AS total,
    MIN(value) AS lowest,
    MAX(value) AS highest,
    CAST(SUM(CAST(1 AS BIGINT) << CAST(EXTRACT(HOUR FROM time) AS INTEGER)) AS BIGINT) AS hour_bits
FROM reading_hour
GROUP BY city, station, CAST(time - INTERVAL '1' HOUR AS DATE), pollutant
