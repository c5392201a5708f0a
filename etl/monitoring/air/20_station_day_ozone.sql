-- Daily maximum of the 8-hour means of ozone (GB 3095, section 3): of the 17 windows that end at 8 to 24 o'clock,
-- those with at least 6 of their 8 hours (GB 3095, table 4). Means of 6, 7 or 8 hours are compared as 168ths.
WITH reading AS (
    SELECT
        city,
        station,
        CAST(time - INTERVAL '1' HOUR AS DATE) AS day,
        EXTRACT(HOUR FROM time - INTERVAL '1' HOUR) AS hour,
        value
    FROM reading_hour
    WHERE pollutant IN (SELECT pollutant FROM air_pollutant WHERE averaging = '8h')
),
eight_hours AS (
    SELECT
        city,
        station,
        day,
        SUM(CASE WHEN hour BETWEEN 0 AND 7 THEN value END) AS total_08,
        COUNT(CASE WHEN hour BETWEEN 0 AND 7 THEN value END) AS hours_08,
        SUM(CASE WHEN hour BETWEEN 1 AND 8 THEN value END) AS total_09,
        COUNT(CASE WHEN hour BETWEEN 1 AND 8 THEN value END) AS hours_09,
        SUM(CASE WHEN hour BETWEEN 2 AND 9 THEN value END) AS total_10,
        COUNT(CASE WHEN hour BETWEEN 2 AND 9 THEN value END) AS hours_10,
        SUM(CASE WHEN hour BETWEEN 3 AND 10 THEN value END) AS total_11,
        COUNT(CASE WHEN hour BETWEEN 3 AND 10 THEN value END) AS hours_11,
        SUM(CASE WHEN hour BETWEEN 4 AND 11 THEN value END) AS total_12,
        COUNT(CASE WHEN hour BETWEEN 4 AND 11 THEN value END) AS hours_12,
        SUM(CASE WHEN hour BETWEEN 5 AND 12 THEN value END) AS total_13,
        COUNT(CASE WHEN hour BETWEEN 5 AND 12 THEN value END) AS hours_13,
        SUM(CASE WHEN hour BETWEEN 6 AND 13 THEN value END) AS total_14,
        COUNT(CASE WHEN hour BETWEEN 6 AND 13 THEN value END) AS hours_14,
        SUM(CASE WHEN hour BETWEEN 7 AND 14 THEN value END) AS total_15,
        COUNT(CASE WHEN hour BETWEEN 7 AND 14 THEN value END) AS hours_15,
        SUM(CASE WHEN hour BETWEEN 8 AND 15 THEN value END) AS total_16,
        COUNT(CASE WHEN hour BETWEEN 8 AND 15 THEN value END) AS hours_16,
        SUM(CASE WHEN hour BETWEEN 9 AND 16 THEN value END) AS total_17,
        COUNT(CASE WHEN hour BETWEEN 9 AND 16 THEN value END) AS hours_17,
        SUM(CASE WHEN hour BETWEEN 10 AND 17 THEN value END) AS total_18,
        COUNT(CASE WHEN hour BETWEEN 10 AND 17 THEN value END) AS hours_18,
        SUM(CASE WHEN hour BETWEEN 11 AND 18 THEN value END) AS total_19,
        COUNT(CASE WHEN hour BETWEEN 11 AND 18 THEN value END) AS hours_19,
        SUM(CASE WHEN hour BETWEEN 12 AND 19 THEN value END) AS total_20,
        COUNT(CASE WHEN hour BETWEEN 12 AND 19 THEN value END) AS hours_20,
        SUM(CASE WHEN hour BETWEEN 13 AND 20 THEN value END) AS total_21,
        COUNT(CASE WHEN hour BETWEEN 13 AND 20 THEN value END) AS hours_21,
        SUM(CASE WHEN hour BETWEEN 14 AND 21 THEN value END) AS total_22,
        COUNT(CASE WHEN hour BETWEEN 14 AND 21 THEN value END) AS hours_22,
        SUM(CASE WHEN hour BETWEEN 15 AND 22 THEN value END) AS total_23,
        COUNT(CASE WHEN hour BETWEEN 15 AND 22 THEN value END) AS hours_23,
        SUM(CASE WHEN hour BETWEEN 16 AND 23 THEN value END) AS total_24,
        COUNT(CASE WHEN hour BETWEEN 16 AND 23 THEN value END) AS hours_24
    FROM reading
    GROUP BY city, station, day
),
eight_hour_mean AS (
    SELECT
        city,
        station,
        day,
        CASE hours_08 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_08 AS mean_08,
        CASE hours_09 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_09 AS mean_09,
        CASE hours_10 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_10 AS mean_10,
        CASE hours_11 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_11 AS mean_11,
        CASE hours_12 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_12 AS mean_12,
        CASE hours_13 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_13 AS mean_13,
        CASE hours_14 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_14 AS mean_14,
        CASE hours_15 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_15 AS mean_15,
        CASE hours_16 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_16 AS mean_16,
        CASE hours_17 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_17 AS mean_17,
        CASE hours_18 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_18 AS mean_18,
        CASE hours_19 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_19 AS mean_19,
        CASE hours_20 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_20 AS mean_20,
        CASE hours_21 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_21 AS mean_21,
        CASE hours_22 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_22 AS mean_22,
        CASE hours_23 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_23 AS mean_23,
        CASE hours_24 WHEN 8 THEN 21 WHEN 7 THEN 24 WHEN 6 THEN 28 END * total_24 AS mean_24
    FROM eight_hours
)
SELECT
    city,
    station,
    day,
    CAST(GREATEST(
        mean_08, mean_09, mean_10, mean_11, mean_12, mean_13, mean_14, mean_15, mean_16,
        mean_17, mean_18, mean_19, mean_20, mean_21, mean_22, mean_23, mean_24
    ) AS BIGINT) AS highest_mean,
    CASE WHEN mean_08 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_09 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_10 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_11 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_12 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_13 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_14 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_15 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_16 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_17 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_18 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_19 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_20 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_21 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_22 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_23 IS NULL THEN 0 ELSE 1 END
        + CASE WHEN mean_24 IS NULL THEN 0 ELSE 1 END AS windows
FROM eight_hour_mean
