-- The daily value of a station as a fraction, in thousandths of the unit, and whether it is valid.
WITH daily_limit AS (
    SELECT pollutant, MAX(concentration) AS concentration
    FROM aqi_limit
    GROUP BY pollutant
),
mean_of_hours AS (  -- at least 20 hours (GB 3095, table 4)
    SELECT
        city,
        station,
        day,
        pollutant,
        total AS numerator,
        hours AS denominator,
        hours,
        hours >= 20 AS valid
    FROM station_day_total
    WHERE pollutant IN (SELECT pollutant FROM air_pollutant WHERE averaging = '24h')
),
highest_of_eight_hours AS (  -- at least 14 windows, or above the limit with fewer (HJ 663, 6.1.2)
    SELECT
        t.city,
        t.station,
        t.day,
        t.pollutant,
        o.highest_mean AS numerator,
        CAST(168 AS BIGINT) AS denominator,
        t.hours,
        COALESCE(o.windows >= 14 OR o.highest_mean > 168 * l.concentration, FALSE) AS valid
    FROM station_day_total t
    JOIN air_pollutant p ON p.pollutant = t.pollutant AND p.averaging = '8h'
    JOIN daily_limit l ON l.pollutant = t.pollutant
    JOIN station_day_ozone o ON o.city = t.city AND o.station = t.station AND o.day = t.day
),
given AS (  -- days that the input holds already
    SELECT
        d.city,
        d.station,
        d.day,
        d.pollutant,
        d.value AS numerator,
        CAST(1 AS BIGINT) AS denominator,
        CAST(d.hours AS BIGINT) AS hours,
        COALESCE(d.hours >= 20 OR p.averaging = '8h', TRUE) AS valid
    FROM reading_day d
    JOIN air_pollutant p ON p.pollutant = d.pollutant
)
SELECT city, station, day, pollutant, numerator, denominator, hours, valid FROM mean_of_hours
UNION ALL
SELECT city, station, day, pollutant, numerator, denominator, hours, valid FROM highest_of_eight_hours
UNION ALL
SELECT city, station, day, pollutant, numerator, denominator, hours, valid FROM given
