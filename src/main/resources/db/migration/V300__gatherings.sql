-- Gatherings. place and contact are sealed and erased; of the place the shown_… columns hold what everybody may see,
-- and nothing that is shown is made of anything else. Groups, days and sources are named without a foreign key: what
-- a host sent stays when a campaign folder replaces the record.

create table gathering (
  id text not null primary key,
  version integer not null check (version >= 1),
  slug text not null,
  year integer not null,
  held_on text not null,
  starts_at text not null,
  zone text,
  day_id text,
  common ${boolean} not null,
  kind text not null,
  title text not null,
  state text not null check (state in ('PLANNED', 'CONFIRMED', 'HELD', 'POSTPONED', 'CANCELLED')),
  precision_shown text not null check (precision_shown in ('EXACT', 'STREET_HIDDEN', 'CITY', 'COUNTRY', 'ONLINE')),
  shown_country text,
  shown_city integer,
  shown_city_name text not null,
  shown_area text not null,
  shown_venue text not null,
  shown_street text not null,
  languages text not null,
  accessibility text not null,
  safety text not null,
  photos text not null check (photos in ('NONE', 'NO_FACES', 'ALLOWED')),
  online text,
  source_id text,
  origin_id text,
  by_group text,
  submission_id text unique,
  published_on text,
  place text,
  contact text,
  unique (year, slug)
)${strict};

create index gathering_in_year on gathering (year, held_on, starts_at, id) where published_on is not null;
create index gathering_in_country on gathering (year, shown_country, held_on, starts_at, id)
  where published_on is not null;
create index gathering_in_city on gathering (shown_city, held_on, starts_at, id) where published_on is not null;
create index gathering_waiting on gathering (held_on, id) where published_on is null;
create index gathering_sealed on gathering (held_on) where place is not null or contact is not null;

create table gathering_group (
  gathering_id text not null references gathering (id) on delete cascade,
  group_id text not null,
  position integer not null,
  primary key (gathering_id, group_id)
)${strict};

create index gathering_of_group on gathering_group (group_id, gathering_id);

-- How many there are, kept by every command: without what was cancelled.
create table gathering_count (
  year integer not null,
  country text not null,
  gatherings integer not null,
  held integer not null,
  primary key (year, country)
)${strict};
