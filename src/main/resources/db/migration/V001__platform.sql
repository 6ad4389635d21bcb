-- What every room stands on: versions, listing, change number, documents, jobs.

create table history (
  kind text not null,
  id text not null,
  version integer not null check (version >= 1),
  at ${bigint} not null,
  actor text not null,
  content text,
  primary key (kind, id, version)
)${strict};

create table listing (
  kind text not null,
  id text not null,
  language text not null,
  label text not null,
  sort_key text not null,
  words text not null,
  primary key (kind, id, language)
)${strict};

create index listing_order on listing (kind, language, sort_key, id);

create table change_number (
  only_row integer not null primary key check (only_row = 1),
  number ${bigint} not null,
  changed_at ${bigint} not null
)${strict};

insert into change_number (only_row, number, changed_at) values (1, 0, 0);

create table document (
  sha256 text not null primary key check (length(sha256) = 64),
  media_type text not null,
  size ${bigint} not null check (size between 1 and 20971520),
  content ${blob} not null
)${strict};

-- The table that db-scheduler asks for (its documentation gives the columns); not strict, because it stores its own times.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data ${blob},
  execution_time timestamp with time zone,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
