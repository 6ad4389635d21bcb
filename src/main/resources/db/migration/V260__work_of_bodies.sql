-- What a body can do, and who may ask it to; one row for each who may. Sources' own words on it are claims (V010).
create table competence (
  id text not null primary key,
  body_id text not null references body (id),
  power text not null,
  tabled_by text,
  source_id text not null references source (id),
  note text not null
)${strict};

create index competence_body on competence (body_id);
create index competence_source on competence (source_id);

-- What a body is working on: a strategy, a plan, a theme of its years.
create table strategy (
  id text not null primary key,
  body_id text not null references body (id),
  slug text not null,
  name text not null,
  since text,
  until text,
  source_id text not null references source (id),
  says text not null,
  unique (body_id, slug)
)${strict};

create index strategy_source on strategy (source_id);

-- What was answered to the questions that are asked when a request is opened.
create table checklist (
  track_id text not null primary key,
  power text,
  tabled_by text,
  answers text not null,
  unanswered integer not null,
  version integer not null
)${strict};

create index checklist_unanswered on checklist (unanswered);

-- Until when a mandate runs: then it must have been renewed.
alter table track_now add column runs_until text;
create index track_now_runs_until on track_now (runs_until);
