-- Index, level and primary pollutants of a city's day by each edition. Where a pollutant is missing the index of
-- the others stands only if it is above 100 (HJ 633-2026, 5.3); a day is good if all are within their daily limits.
WITH needed AS (
    SELECT edition, COUNT(*) AS pollutants
    FROM aqi_limit
    GROUP BY edition
),
judged AS (
    SELECT
        d.city,
        d.day,
        l.edition,
        COUNT(*) AS pollutants,
        COUNT(CASE WHEN d.value > l.concentration THEN 1 END) AS above
    FROM city_day_value d
    JOIN aqi_limit l ON l.pollutant = d.pollutant
    WHERE d.valid
    GROUP BY d.city, d.day, l.edition
),
highest AS (
    SELECT
        city,
        day,
        edition,
        COUNT(*) AS indices,
        MAX(iaqi) AS iaqi
    FROM city_iaqi
    GROUP BY city, day, edition
),
indexed AS (
    SELECT
        j.city,
        j.day,
        j.edition,
        CASE WHEN h.iaqi > 100 OR h.indices = n.pollutants THEN h.iaqi END AS aqi,
        CASE WHEN j.above > 0 THEN FALSE WHEN j.pollutants = n.pollutants THEN TRUE END AS good
    FROM judged j
    JOIN needed n ON n.edition = j.edition
    LEFT JOIN highest h ON h.city = j.city AND h.day = j.day AND h.edition = j.edition
),
first AS (  -- the pollutants with the highest index, in order of code
    SELECT
        i.city,
        i.day,
        i.edition,
        p.pollutant,
        ROW_NUMBER() OVER (PARTITION BY i.city, i.day, i.edition ORDER BY p.pollutant) AS position
    FROM indexed i
    JOIN city_iaqi p ON p.city = i.city AND p.day = i.day AND p.edition = i.edition AND p.iaqi = i.aqi
    WHERE i.aqi > 50
),
primary_pollutants AS (
    SELECT
        city,
        day,
        edition,
        MAX(CASE WHEN position = 1 THEN pollutant END)
            || COALESCE(';' || MAX(CASE WHEN position = 2 THEN pollutant END), '')
            || COALESCE(';' || MAX(CASE WHEN position = 3 THEN pollutant END), '')
            || COALESCE(';' || MAX(CASE WHEN position = 4 THEN pollutant END), '')
            || COALESCE(';' || MAX(CASE WHEN position = 5 THEN pollutant END), '')
            || COALESCE(';' || MAX(CASE WHEN position = 6 THEN pollutant END), '') AS codes
    FROM first
    GROUP BY city, day, edition
)
SELECT
    i.city,
    i.day,
    i.edition,
    CAST(i.aqi AS INTEGER) AS aqi,
    CASE
        WHEN i.aqi <= 50 THEN 1
        WHEN i.aqi <= 100 THEN 2
        WHEN i.aqi <= 150 THEN 3
        WHEN i.aqi <= 200 THEN 4
        WHEN i.aqi <= 300 THEN 5
        WHEN i.aqi > 300 THEN 6
    END AS level,
    CASE WHEN i.aqi IS NOT NULL THEN COALESCE(p.codes, '') END AS primary_pollutant,
    i.good
FROM indexed i
LEFT JOIN primary_pollutants p ON p.city = i.city AND p.day = i.day AND p.edition = i.edition
