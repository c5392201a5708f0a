-- Arithmetic of the water batch in whole numbers: values are millionths of the published unit.

-- The mean of `n` values with this sum, rounded half to even (GB/T 8170) to so many decimals.
create macro rounding_unit(decimals) as (10 ** (6 - decimals))::bigint;
create macro half_even(total, whole) as (
    total // whole
    + case
        when 2 * (total % whole) > whole then 1
        when 2 * (total % whole) = whole and (total // whole) % 2 = 1 then 1
        else 0
    end
);
create macro mean_of(total, n, decimals) as (
    half_even(total, n * rounding_unit(decimals)) * rounding_unit(decimals)
)::bigint;

-- A whole number of millionths as the decimal that it stands for.
create macro published(millionths) as (
    millionths::decimal(18, 0) * 0.000001::decimal(6, 6)
)::decimal(18, 6);

-- A share in percent with one decimal, half to even.
create macro share_of(part, whole) as (
    half_even(1000 * part, nullif(whole, 0))::decimal(6, 0) * 0.1::decimal(1, 1)
)::decimal(4, 1);

-- How a class is written.
create macro class_name(class) as list_extract(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'worse than Ⅴ'], class);

-- Whether what a station shows counts: not while it stands still, in maintenance only with a class of its publisher's.
create macro is_working(state, published_class) as
    coalesce(state, 'normal') = 'normal' or (state = 'maintenance' and published_class is not null);
