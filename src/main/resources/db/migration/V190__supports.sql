-- Of individuals who support: a country (ZZ where it is not counted by country), a month, and a keyed hash of the
-- address by which the same one is known again. No name, no address, no day.
create table support (
  mark text not null primary key check (length(mark) = 64),
  country text not null check (length(country) = 2),
  month text not null check (length(month) = 7)
)${strict};

create index support_country on support (country);
create index support_month on support (month);

-- A code that is on its way. It is computed from seed and stands nowhere; mark is a hash that cannot be compared with
-- those above.
create table support_code (
  mark text not null primary key check (length(mark) = 64),
  seed text not null,
  letter_id text,
  letters integer not null,
  tries integer not null,
  ends_at ${bigint} not null
)${strict};

-- What was published, week by week.
create table support_told (
  told_on text not null primary key,
  k integer not null check (k between 5 and 50),
  other ${bigint} not null
)${strict};

create table support_told_country (
  told_on text not null references support_told (told_on),
  country text not null,
  people ${bigint} not null,
  primary key (told_on, country)
)${strict};

-- How many people are told together at least, where two stewards have changed it.
create table support_rule (
  only_row integer not null primary key check (only_row = 1),
  k integer not null check (k between 5 and 50),
  version integer not null
)${strict};

-- A letter of which nothing stays once it has left or been given up.
alter table mail_outbox add column discreet integer not null default 0;
