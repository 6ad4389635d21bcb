-- A day has no rule column: its rule is a claim (see V010).
create table day (
  id text not null primary key,
  slug text not null unique,
  role text not null,
  name text not null,
  about text not null
)${strict};

create unique index day_common on day (role) where role = 'COMMON';

create table observance (
  id text not null primary key,
  group_id text not null references campaign_group (id),
  day_id text not null references day (id),
  about text not null,
  unique (group_id, day_id)
)${strict};

create index observance_day on observance (day_id);
