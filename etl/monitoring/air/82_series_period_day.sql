-- Each valid day of a series in its month, its quarter and its year.
WITH period AS (
    SELECT day, month AS period FROM calendar
    UNION ALL
    SELECT day, quarter AS period FROM calendar
    UNION ALL
    SELECT day, year AS period FROM calendar
)
SELECT
    s.city,
    s.edition,
    s.pollutant,
    p.period,
    s.value,
    s.aqi
FROM series_day s
JOIN period p ON p.day = s.day
