-- Grave acts that somebody asked for. The content is JSON, without personal data; moments
-- are epoch milliseconds. by_one: it took effect by itself, with one steward on the server.

create table approval (
  id text not null primary key,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  version integer not null check (version >= 0),
  content text not null,
  asked_by text not null,
  asked_at ${bigint} not null,
  alone integer not null check (alone in (0, 1)),
  state text not null check (state in ('WAITING', 'DONE', 'REFUSED', 'TAKEN_BACK', 'LAPSED', 'MOVED_ON')),
  decided_by text,
  decided_at ${bigint},
  by_one integer not null check (by_one in (0, 1)),
  reason text,
  check ((state = 'WAITING') = (decided_at is null))
)${strict};

create index approval_state on approval (state, asked_at, id);
create index approval_asked on approval (asked_by, asked_at, id);
create index approval_subject on approval (subject_kind, subject_id, state);
