-- Daily maximum of the 8-hour means of ozone (GB 3095, section 3): of the 17 windows that end at 8 to 24 o'clock,
-- those with at least 6 of their 8 hours (GB 3095, table 4). Means of 6, 7 or 8 hours are compared as 168ths.
-- To each value 10^12 is added, so that the sum of a window tells its hours and its total: one sum instead of two.
WITH reading AS (
    SELECT
        city,
        station,
        CAST(time - INTERVAL '1' HOUR AS DATE) AS day,
        EXTRACT(HOUR FROM time - INTERVAL '1' HOUR) AS hour,
        value + 1000000000000 AS counted
    FROM reading_hour
    WHERE pollutant IN (SELECT pollutant FROM air_pollutant WHERE averaging = '8h')
),
eight_hours AS (
    SELECT
        city,
        station,
        day,
        CAST(SUM(CASE WHEN hour BETWEEN 0 AND 7 THEN counted ELSE 0 END) AS BIGINT) AS counted_08,
        CAST(SUM(CASE WHEN hour BETWEEN 1 AND 8 THEN counted ELSE 0 END) AS BIGINT) AS counted_09,
        CAST(SUM(CASE WHEN hour BETWEEN 2 AND 9 THEN counted ELSE 0 END) AS BIGINT) AS counted_10,
        CAST(SUM(CASE WHEN hour BETWEEN 3 AND 10 THEN counted ELSE 0 END) AS BIGINT) AS counted_11,
        CAST(SUM(CASE WHEN hour BETWEEN 4 AND 11 THEN counted ELSE 0 END) AS BIGINT) AS counted_12,
        CAST(SUM(CASE WHEN hour BETWEEN 5 AND 12 THEN counted ELSE 0 END) AS BIGINT) AS counted_13,
        CAST(SUM(CASE WHEN hour BETWEEN 6 AND 13 THEN counted ELSE 0 END) AS BIGINT) AS counted_14,
        CAST(SUM(CASE WHEN hour BETWEEN 7 AND 14 THEN counted ELSE 0 END) AS BIGINT) AS counted_15,
        CAST(SUM(CASE WHEN hour BETWEEN 8 AND 15 THEN counted ELSE 0 END) AS BIGINT) AS counted_16,
        CAST(SUM(CASE WHEN hour BETWEEN 9 AND 16 THEN counted ELSE 0 END) AS BIGINT) AS counted_17,
        CAST(SUM(CASE WHEN hour BETWEEN 10 AND 17 THEN counted ELSE 0 END) AS BIGINT) AS counted_18,
        CAST(SUM(CASE WHEN hour BETWEEN 11 AND 18 THEN counted ELSE 0 END) AS BIGINT) AS counted_19,
        CAST(SUM(CASE WHEN hour BETWEEN 12 AND 19 THEN counted ELSE 0 END) AS BIGINT) AS counted_20,
        CAST(SUM(CASE WHEN hour BETWEEN 13 AND 20 THEN counted ELSE 0 END) AS BIGINT) AS counted_21,
        CAST(SUM(CASE WHEN hour BETWEEN 14 AND 21 THEN counted ELSE 0 END) AS BIGINT) AS counted_22,
        CAST(SUM(CASE WHEN hour BETWEEN 15 AND 22 THEN counted ELSE 0 END) AS BIGINT) AS counted_23,
        CAST(SUM(CASE WHEN hour BETWEEN 16 AND 23 THEN counted ELSE 0 END) AS BIGINT) AS counted_24
    FROM reading
    GROUP BY city, station, day
),
eight_hour_mean AS (
    SELECT
        *,
        CASE
            WHEN counted_08 >= 8000000000000 THEN 21 * (counted_08 - 8000000000000)
            WHEN counted_08 >= 7000000000000 THEN 24 * (counted_08 - 7000000000000)
            WHEN counted_08 >= 6000000000000 THEN 28 * (counted_08 - 6000000000000)
        END AS mean_08,
        CASE
            WHEN counted_09 >= 8000000000000 THEN 21 * (counted_09 - 8000000000000)
            WHEN counted_09 >= 7000000000000 THEN 24 * (counted_09 - 7000000000000)
            WHEN counted_09 >= 6000000000000 THEN 28 * (counted_09 - 6000000000000)
        END AS mean_09,
        CASE
            WHEN counted_10 >= 8000000000000 THEN 21 * (counted_10 - 8000000000000)
            WHEN counted_10 >= 7000000000000 THEN 24 * (counted_10 - 7000000000000)
            WHEN counted_10 >= 6000000000000 THEN 28 * (counted_10 - 6000000000000)
        END AS mean_10,
        CASE
            WHEN counted_11 >= 8000000000000 THEN 21 * (counted_11 - 8000000000000)
            WHEN counted_11 >= 7000000000000 THEN 24 * (counted_11 - 7000000000000)
            WHEN counted_11 >= 6000000000000 THEN 28 * (counted_11 - 6000000000000)
        END AS mean_11,
        CASE
            WHEN counted_12 >= 8000000000000 THEN 21 * (counted_12 - 8000000000000)
            WHEN counted_12 >= 7000000000000 THEN 24 * (counted_12 - 7000000000000)
            WHEN counted_12 >= 6000000000000 THEN 28 * (counted_12 - 6000000000000)
        END AS mean_12,
        CASE
            WHEN counted_13 >= 8000000000000 THEN 21 * (counted_13 - 8000000000000)
            WHEN counted_13 >= 7000000000000 THEN 24 * (counted_13 - 7000000000000)
            WHEN counted_13 >= 6000000000000 THEN 28 * (counted_13 - 6000000000000)
        END AS mean_13,
        CASE
            WHEN counted_14 >= 8000000000000 THEN 21 * (counted_14 - 8000000000000)
            WHEN counted_14 >= 7000000000000 THEN 24 * (counted_14 - 7000000000000)
            WHEN counted_14 >= 6000000000000 THEN 28 * (counted_14 - 6000000000000)
        END AS mean_14,
        CASE
            WHEN counted_15 >= 8000000000000 THEN 21 * (counted_15 - 8000000000000)
            WHEN counted_15 >= 7000000000000 THEN 24 * (counted_15 - 7000000000000)
            WHEN counted_15 >= 6000000000000 THEN 28 * (counted_15 - 6000000000000)
        END AS mean_15,
        CASE
            WHEN counted_16 >= 8000000000000 THEN 21 * (counted_16 - 8000000000000)
            WHEN counted_16 >= 7000000000000 THEN 24 * (counted_16 - 7000000000000)
            WHEN counted_16 >= 6000000000000 THEN 28 * (counted_16 - 6000000000000)
        END AS mean_16,
        CASE
            WHEN counted_17 >= 8000000000000 THEN 21 * (counted_17 - 8000000000000)
            WHEN counted_17 >= 7000000000000 THEN 24 * (counted_17 - 7000000000000)
            WHEN counted_17 >= 6000000000000 THEN 28 * (counted_17 - 6000000000000)
        END AS mean_17,
        CASE
            WHEN counted_18 >= 8000000000000 THEN 21 * (counted_18 - 8000000000000)
            WHEN counted_18 >= 7000000000000 THEN 24 * (counted_18 - 7000000000000)
            WHEN counted_18 >= 6000000000000 THEN 28 * (counted_18 - 6000000000000)
        END AS mean_18,
        CASE
            WHEN counted_19 >= 8000000000000 THEN 21 * (counted_19 - 8000000000000)
            WHEN counted_19 >= 7000000000000 THEN 24 * (counted_19 - 7000000000000)
            WHEN counted_19 >= 6000000000000 THEN 28 * (counted_19 - 6000000000000)
        END AS mean_19,
        CASE
            WHEN counted_20 >= 8000000000000 THEN 21 * (counted_20 - 8000000000000)
            WHEN counted_20 >= 7000000000000 THEN 24 * (counted_20 - 7000000000000)
            WHEN counted_20 >= 6000000000000 THEN 28 * (counted_20 - 6000000000000)
        END AS mean_20,
        CASE
            WHEN counted_21 >= 8000000000000 THEN 21 * (counted_21 - 8000000000000)
            WHEN counted_21 >= 7000000000000 THEN 24 * (counted_21 - 7000000000000)
            WHEN counted_21 >= 6000000000000 THEN 28 * (counted_21 - 6000000000000)
        END AS mean_21,
        CASE
            WHEN counted_22 >= 8000000000000 THEN 21 * (counted_22 - 8000000000000)
            WHEN counted_22 >= 7000000000000 THEN 24 * (counted_22 - 7000000000000)
            WHEN counted_22 >= 6000000000000 THEN 28 * (counted_22 - 6000000000000)
        END AS mean_22,
        CASE
            WHEN counted_23 >= 8000000000000 THEN 21 * (counted_23 - 8000000000000)
            WHEN counted_23 >= 7000000000000 THEN 24 * (counted_23 - 7000000000000)
            WHEN counted_23 >= 6000000000000 THEN 28 * (counted_23 - 6000000000000)
        END AS mean_23,
        CASE
            WHEN counted_24 >= 8000000000000 THEN 21 * (counted_24 - 8000000000000)
            WHEN counted_24 >= 7000000000000 THEN 24 * (counted_24 - 7000000000000)
            WHEN counted_24 >= 6000000000000 THEN 28 * (counted_24 - 6000000000000)
        END AS mean_24
    FROM eight_hours
)
SELECT
    city,
    station,
    day,
    GREATEST(
        mean_08, mean_09, mean_10, mean_11, mean_12, mean_13, mean_14, mean_15, mean_16,
        mean_17, mean_18, mean_19, mean_20, mean_21, mean_22, mean_23, mean_24
    ) AS highest_mean,
    CASE WHEN counted_08 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_09 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_10 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_11 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_12 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_13 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_14 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_15 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_16 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_17 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_18 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_19 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_20 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_21 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_22 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_23 >= 6000000000000 THEN 1 ELSE 0 END
        + CASE WHEN counted_24 >= 6000000000000 THEN 1 ELSE 0 END AS windows
FROM eight_hour_mean
