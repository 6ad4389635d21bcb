-- Texts that bodies are asked to adopt, in all their versions, clause by clause, and before which requests each
-- version was laid.
create table motion (
  id text not null primary key,
  slug text not null unique,
  model text,
  name text not null,
  about text not null
)${strict};

create index motion_model on motion (model);

create table motion_version (
  id text not null primary key,
  motion_id text not null references motion (id),
  slug text not null,
  number integer not null check (number >= 1),
  kind text not null,
  amends_id text references motion_version (id),
  outcome text,
  made_on text,
  proposed_by text not null,
  code text,
  source_id text references source (id),
  note text not null,
  unique (motion_id, slug),
  unique (motion_id, number)
)${strict};

create index motion_version_amends on motion_version (amends_id);
create index motion_version_source on motion_version (source_id);

create table motion_clause (
  id text not null primary key,
  version_id text not null references motion_version (id),
  number integer not null check (number >= 1),
  kind text not null,
  words text not null,
  unique (version_id, number)
)${strict};

create table motion_tabling (
  id text not null primary key,
  version_id text not null references motion_version (id),
  track_id text not null references track (id),
  note text not null,
  unique (version_id, track_id)
)${strict};

create index motion_tabling_track on motion_tabling (track_id);
