-- The valid days of a city's series: values of a pollutant (edition ''), days judged by an edition (pollutant '').
SELECT
    city,
    '' AS edition,
    pollutant,
    day,
    value,
    CAST(NULL AS INTEGER) AS aqi
FROM city_day_value
WHERE valid
UNION ALL
SELECT
    city,
    edition,
    '' AS pollutant,
    day,
    CAST(CASE WHEN good THEN 1 ELSE 0 END AS BIGINT) AS value,
    aqi
FROM city_aqi
WHERE good IS NOT NULL
