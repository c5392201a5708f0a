-- Published arithmetic, judged: filled by etl/audit/mart.py from dim_identity and the claims.
create table audit (
    audit_id text primary key,
    rule text not null,
    place_id text not null references dim_place,
    period text not null,
    statement text not null,  -- the arithmetic in numbers: 57 + 16 = 73
    published decimal(24, 6),
    computed decimal(24, 6),
    tolerance decimal(24, 6),  -- how far rounding of the printed digits may put them apart
    verdict text not null
        check (
            verdict in (
                'holds', 'holds_by_rounding', 'holds_by_truncation', 'networks_differ', 'fails', 'cannot_be_checked'
            )
        ),  -- rules/verdict.py
    identity_id text not null references dim_identity,
    indicator_id text not null references dim_indicator,
    scope_id text not null references dim_scope,
    unit_id text not null,
    claim_ids text[] not null,
    grade text not null check (grade in ('same', 'near'))  -- near: a part is only near to the quantity judged
);

-- Values that follow from printed ones by arithmetic: offered apart, never mixed with printed figures.
create table derived (
    derived_id text primary key,
    indicator_id text not null references dim_indicator,
    place_id text not null references dim_place,
    scope_id text not null references dim_scope,
    period text not null,
    basis_id text not null references dim_basis,
    value decimal(24, 6) not null,
    low decimal(24, 6) not null,  -- the interval that the rounding of the printed digits leaves open
    high decimal(24, 6) not null,
    value_text text not null,
    unit_id text not null references dim_unit,
    formula text not null,
    claim_ids text[] not null,
    confirmed_by text  -- a claim of another document that prints the same value
);
