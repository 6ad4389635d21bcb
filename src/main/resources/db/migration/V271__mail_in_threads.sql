-- A letter in a thread carries the thread's address and what it answers, sealed until it has left. It leaves slowly:
-- how many were tried within the last minute is counted over all servers. Its patience begins with the first try.
alter table mail_outbox add column bulk integer not null default 0;
alter table mail_outbox add column thread text;
alter table mail_outbox add column first_at ${bigint};
alter table mail_outbox add column tried_at ${bigint};

create index mail_outbox_tried on mail_outbox (bulk, tried_at);

-- Each mail that arrived, once. The key is a keyed hash of what makes it this mail. What no room has taken keeps its
-- beginning, sealed, for a person to look at.
create table mail_in (
  id text not null primary key,
  key text not null unique,
  kind text not null check (kind in ('ANSWER', 'AUTO_REPLY', 'BOUNCE', 'OTHER', 'UNREADABLE')),
  content text,
  taken_at ${bigint} not null
)${strict};

create index mail_in_left on mail_in (taken_at) where content is not null;

-- How far each mailbox was read: all of it up to this number. The mailbox's name is a keyed hash.
create table mail_in_mark (
  mailbox text not null primary key,
  validity ${bigint} not null,
  uid ${bigint} not null,
  changed_at ${bigint} not null
)${strict};
