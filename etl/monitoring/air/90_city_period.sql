-- Every statistic of a period with its validity; `decimals` of value are meant to be shown.
WITH statistic AS (
    SELECT city, period, '' AS edition, pollutant, statistic, number, decimals FROM period_mean
    UNION ALL
    SELECT city, period, '' AS edition, pollutant, statistic, number, decimals FROM period_percentile
    UNION ALL
    SELECT city, period, edition, '' AS pollutant, statistic, number, decimals FROM period_days
),
judged AS (
    SELECT
        s.city,
        s.period,
        s.edition,
        s.statistic,
        s.pollutant,
        s.number,
        s.decimals,
        v.valid_days,
        v.days,
        v.reason
    FROM statistic s
    JOIN series_period v ON v.city = s.city
        AND v.period = s.period
        AND v.edition = s.edition
        AND v.pollutant = s.pollutant
    UNION ALL
    SELECT
        city,
        period,
        edition,
        'composite_index' AS statistic,
        '' AS pollutant,
        number,
        2 AS decimals,
        valid_days,
        days,
        reason
    FROM period_index
)
SELECT
    city,
    period,
    NULLIF(edition, '') AS edition,
    statistic,
    NULLIF(pollutant, '') AS pollutant,
    CAST(
        CAST(number * CASE decimals WHEN 0 THEN 100 WHEN 1 THEN 10 ELSE 1 END AS DECIMAL(15, 0))
            * CAST('0.01' AS DECIMAL(3, 2)) AS DECIMAL(12, 2)
    ) AS value,
    CAST(valid_days AS INTEGER) AS valid_days,
    CAST(days AS INTEGER) AS days,
    reason IS NULL AS valid,
    reason,
    CAST(decimals AS INTEGER) AS decimals
FROM judged
