-- What groups answer. A slip is a letter's code for one group; code_hash is keyed. answer_draft holds
-- what somebody has begun to answer. Days only, no time; whatever a group said is sealed.

create table slip (
  id text not null primary key,
  version integer not null check (version >= 1),
  group_id text unique,
  unlisted text,
  contact text not null,
  code_hash text not null unique check (length(code_hash) = 64),
  made_by text not null,
  made_on text not null,
  good_until text not null,
  check ((group_id is null) <> (unlisted is null))
)${strict};

create table group_answer (
  id text not null primary key,
  version integer not null check (version >= 1),
  slip_id text references slip (id),
  group_id text,
  state text not null check (state in ('WAITING', 'READ_BACK', 'CONFIRMED', 'REPLIED', 'NOTED', 'WITHDRAWN')),
  content text not null,
  came_by text not null check (came_by in ('CODE', 'PAPER', 'TELEPHONE', 'DESK')),
  recorded_by text,
  received_on text not null,
  due_on text not null,
  tries integer not null check (tries >= 0),
  read_by text,
  read_on text,
  note text,
  reply text,
  agreement_id text,
  check ((slip_id is null) <> (group_id is null))
)${strict};

create index group_answer_state on group_answer (state, due_on, id);
create index group_answer_slip on group_answer (slip_id);
create index group_answer_group on group_answer (group_id);

create table answer_proof (
  answer_id text not null primary key references group_answer (id),
  kind text not null,
  content text not null
)${strict};

create table answer_draft (
  id text not null primary key,
  content text not null,
  kept_on text not null
)${strict};
