-- What came without an account. Days only, no time. contact is sealed; code_hash is a keyed hash
-- of the code to come back. Columns that hold what was typed become null when it is erased.

create table submission (
  id text not null primary key,
  version integer not null check (version >= 1),
  kind text not null,
  language text not null,
  about text,
  body text,
  fields text,
  from_group text,
  contact text,
  words text,
  code_hash text not null unique check (length(code_hash) = 64),
  received_on text not null,
  due_on text not null,
  state text not null check (state in ('WAITING', 'TAKEN_UP', 'ANSWERED', 'SET_ASIDE', 'TAKEN_BACK')),
  decided_on text
)${strict};

create index submission_due on submission (state, due_on, id);

create table submission_word (
  submission_id text not null references submission (id),
  position integer not null check (position >= 1),
  said_by text not null check (said_by in ('SENDER', 'DESK')),
  said_on text not null,
  decision text,
  reason text,
  body text,
  primary key (submission_id, position)
)${strict};
