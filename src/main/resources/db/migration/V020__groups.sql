-- "groups" is a word of SQL's own in some databases, so the table is called by what one row is.
create table campaign_group (
  id text not null primary key,
  slug text not null unique,
  kind text not null,
  country text check (length(country) = 2),
  name text not null,
  site text,
  about text not null
)${strict};
