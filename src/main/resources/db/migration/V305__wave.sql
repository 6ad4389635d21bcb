-- The common minute of silence, and who puts it on the air.

create table common_minute (
  id integer not null primary key check (id = 1),
  version integer not null check (version >= 1),
  clock text not null check (clock in ('UTC', 'LOCAL')),
  at text not null
)${strict};

create table station (
  id text not null primary key,
  name text not null,
  heard text not null,
  country text,
  language text not null
)${strict};
