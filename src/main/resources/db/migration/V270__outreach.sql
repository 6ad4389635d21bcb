-- Whom we can reach. All that tells who it is, is sealed in one column.
create table contact (
  id text not null primary key,
  version integer not null,
  content text not null,
  owner text not null,
  deputy text,
  used_on text not null
)${strict};
create index contact_used on contact (used_on);

-- One text for many. Its words are sealed until they are sent, and after.
create table appeal (
  id text not null primary key,
  version integer not null,
  kind text not null,
  content text not null,
  owner text not null,
  made_on text not null,
  begun_on text
)${strict};

-- One addressee's thread of an appeal. Country, kind and language stay when the contact is erased.
create table thread (
  id text not null primary key,
  version integer not null,
  appeal_id text not null references appeal (id),
  contact_id text references contact (id),
  country text,
  kind text,
  language text not null,
  token text not null unique,
  code text,
  slip_id text,
  state text not null,
  asked integer not null,
  reminders integer not null,
  counted integer not null check (counted in (0, 1)),
  last_asked_on text,
  due_on text,
  answered_on text,
  closed_on text
)${strict};
create index thread_appeal on thread (appeal_id);
create index thread_contact on thread (contact_id);
create index thread_due on thread (state, due_on);

-- What was sent or said, one row for each approach.
create table ask (
  id text not null primary key,
  version integer not null,
  thread_id text not null references thread (id),
  number integer not null,
  way text not null,
  state text not null,
  content text not null,
  mail_id text unique,
  asked_by text not null,
  asked_on text not null,
  changed_on text not null,
  unique (thread_id, number)
)${strict};
create index ask_state on ask (state);

-- What came back. Without a thread it waits for somebody to say where it belongs.
create table reply (
  id text not null primary key,
  version integer not null,
  thread_id text references thread (id),
  kind text not null,
  way text not null,
  content text not null,
  authenticated text not null,
  recorded_by text,
  came_on text not null,
  read_on text,
  read_by text,
  flowed_to text,
  done_on text
)${strict};
create index reply_thread on reply (thread_id);
create index reply_open on reply (done_on, came_on);

-- Files that came with a reply, as they came; cleaned whenever somebody takes one.
create table reply_file (
  id text not null primary key,
  reply_id text not null references reply (id),
  name text not null,
  content text not null
)${strict};
create index reply_file_reply on reply_file (reply_id);
create index thread_slip on thread (slip_id);

-- To whom else a code was shown than to who drew it: they could answer by it, and so read nothing back.
create table slip_shown (
  slip_id text not null,
  account text not null,
  primary key (slip_id, account)
)${strict};
