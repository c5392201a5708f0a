-- What warnings read where a batch has written nothing yet.
create schema empty;
create table empty.section (section varchar, city varchar);
create table empty.section_period (
    section varchar,
    period varchar,
    class integer,
    determining_items varchar,
    target_class integer,
    valid boolean
);
create table empty.quality (
    file varchar,
    row bigint,
    city varchar,
    station varchar,
    time timestamp,
    pollutant varchar,
    value varchar,
    reason varchar,
    severity varchar
);
create table empty.station_day (
    city varchar,
    station varchar,
    day date,
    pollutant varchar,
    value decimal(12, 3),
    hours integer,
    valid boolean
);
create table empty.city_day (
    city varchar,
    day date,
    pollutant varchar,
    value decimal(12, 3),
    hours integer,
    valid boolean
);
create table empty.city_aqi (
    city varchar,
    day date,
    edition varchar,
    aqi integer,
    level integer,
    primary_pollutant varchar,
    good boolean
);
create table empty.city_period (
    city varchar,
    period varchar,
    edition varchar,
    statistic varchar,
    pollutant varchar,
    value decimal(12, 2),
    valid_days integer,
    days integer,
    valid boolean,
    reason varchar,
    decimals integer
);
