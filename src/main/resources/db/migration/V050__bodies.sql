-- What a body may decide, how many members it has and the rules of its dates are claims (see V010).
create table body (
  id text not null primary key,
  slug text not null unique,
  kind text not null,
  country text check (length(country) = 2),
  parent_id text references body (id),
  name text not null,
  site text,
  dormant_after integer not null check (dormant_after between 1 and 3650),
  about text not null
)${strict};

create index body_parent on body (parent_id);

create table deadline (
  id text not null primary key,
  body_id text not null references body (id),
  slug text not null,
  kind text not null,
  name text not null,
  about text not null,
  unique (body_id, slug)
)${strict};
