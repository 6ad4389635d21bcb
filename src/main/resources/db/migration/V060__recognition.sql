-- Tracks, their steps, and what is computed from both. When, where, by whom and with how many votes are claims (V010).
create table track (
  id text not null primary key,
  slug text not null unique,
  role text not null,
  procedure text not null,
  body_id text not null references body (id),
  day_id text references day (id),
  name text not null,
  ask text not null,
  scope text not null,
  concerns text not null,
  legal_force text not null,
  owner_id text references campaign_group (id),
  about text not null
)${strict};

create index track_body on track (body_id);
create index track_owner on track (owner_id);

create table step (
  id text not null primary key,
  track_id text not null references track (id),
  slug text not null,
  number integer not null check (number >= 1),
  event text not null,
  due text,
  outcome text,
  account text not null,
  unique (track_id, slug),
  unique (track_id, number)
)${strict};

create table track_condition (
  id text not null primary key,
  track_id text not null references track (id),
  slug text not null,
  step_id text not null references step (id),
  wording text not null,
  language text not null,
  translation text not null,
  source_id text not null references source (id),
  locator text,
  rule text,
  judge text not null,
  evidence text not null,
  deadline text,
  owner_id text references campaign_group (id),
  status text not null,
  note text not null,
  unique (track_id, slug)
)${strict};

create table stall (
  id text not null primary key,
  track_id text not null references track (id),
  reason text not null,
  since text,
  until text,
  source_id text not null references source (id),
  stance text not null,
  note text not null,
  unique (track_id, reason)
)${strict};

create table track_link (
  id text not null primary key,
  from_id text not null references track (id),
  kind text not null,
  to_id text not null references track (id),
  note text not null,
  unique (from_id, kind, to_id),
  check (from_id <> to_id)
)${strict};

create index track_link_to on track_link (to_id);

create table case_outcome (
  id text not null primary key,
  track_id text not null references track (id),
  defendant text not null,
  count_name text,
  verdict text not null,
  step_id text not null references step (id),
  note text not null
)${strict};

create index case_outcome_track on case_outcome (track_id);

-- The projection: where a track stands. Dates are ISO days, the standing is its rank on
-- the ladder, about_day whether it asks for a day.
create table track_now (
  track_id text not null primary key references track (id),
  role text not null,
  level text not null,
  about_day integer not null check (about_day in (0, 1)),
  stage text,
  standing integer not null,
  proof text not null,
  stage_date text,
  last_on text,
  dormant_on text
)${strict};

create index track_now_rung on track_now (role, level, about_day desc, standing desc, last_on desc, track_id);
create index track_now_all on track_now (about_day desc, standing desc, last_on desc, track_id);
create index track_now_level on track_now (level, about_day desc, standing desc, last_on desc, track_id);
create index track_now_latest on track_now (last_on desc, track_id);
