-- That a body's condition is met as we count: found and taken back by measuring, never by hand. By the key of the
-- condition, which outlives a folder that replaces the record. Who agrees stands here nowhere: the signed list of the
-- day is made of what agrees that day.

create table condition_finding (
  id text not null primary key,
  condition_key text not null,
  claimed_on text not null,
  number integer not null check (number >= 0),
  countries integer not null check (countries >= 0),
  taken_back_on text,
  seen integer not null check (seen in (0, 1))
)${strict};

create unique index condition_finding_standing on condition_finding (condition_key) where taken_back_on is null;
create index condition_finding_key on condition_finding (condition_key, claimed_on);
