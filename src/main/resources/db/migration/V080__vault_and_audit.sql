-- Which keys the record is sealed with, each with a probe that only this key opens, and the record of acts.

create table vault_key (
  id text not null primary key check (length(id) = 8),
  standing text not null check (standing in ('current', 'retiring', 'index')),
  probe text not null
)${strict};

create unique index vault_key_standing on vault_key (standing);

-- Where the chain ends. Whoever adds a line locks this row first.
create table audit_head (
  only_row integer not null primary key check (only_row = 1),
  number ${bigint} not null check (number >= 0),
  link text not null check (length(link) = 64)
)${strict};

insert into audit_head (only_row, number, link)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What stays for ever. Day only: when exactly somebody did something is nobody's business.
create table audit_line (
  number ${bigint} not null primary key check (number >= 1),
  acted_on text not null check (length(acted_on) = 10),
  act text not null,
  actor text not null,
  content text not null check (length(content) = 64),
  link text not null check (length(link) = 64)
)${strict};

create index audit_line_act on audit_line (act, number desc);

-- What can be erased: to what an act was done.
create table audit_content (
  number ${bigint} not null primary key references audit_line (number),
  salt text not null,
  subject_kind text,
  subject_id text,
  details text not null,
  check ((subject_kind is null) = (subject_id is null))
)${strict};

-- What can be erased: whose pseudonym of a day it is.
create table audit_actor (
  pseudonym text not null primary key check (length(pseudonym) = 64),
  actor text not null,
  acted_on text not null check (length(acted_on) = 10),
  salt text not null,
  unique (actor, acted_on)
)${strict};

create index audit_actor_day on audit_actor (acted_on);

-- The heads that were published, as they were published.
create table audit_published (
  published_on text not null primary key check (length(published_on) = 10),
  head text not null
)${strict};
