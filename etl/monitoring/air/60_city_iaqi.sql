-- Individual index of each valid daily value, rounded up to whole numbers (HJ 633-2012, 6.2; HJ 633-2026, 4.2.6).
WITH segment AS (  -- that the value lies on: above `low`, up to `high`
    SELECT
        d.city,
        d.day,
        s.edition,
        d.pollutant,
        s.low_iaqi,
        (s.high_iaqi - s.low_iaqi) * (d.value - s.low) AS rise,
        s.high - s.low AS run
    FROM city_day_value d
    JOIN aqi_segment s ON s.pollutant = d.pollutant AND d.value > s.low AND d.value <= s.high
    WHERE d.valid
)
SELECT
    city,
    day,
    edition,
    pollutant,
    low_iaqi
        + CAST(CAST(rise - rise % run AS DOUBLE) / run AS BIGINT)
        + CASE WHEN rise % run > 0 THEN 1 ELSE 0 END AS iaqi
FROM segment
