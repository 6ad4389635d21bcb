-- A talk or an announcement on the radio or on television, which asks nobody in particular. All but its day is sealed.
create table broadcast (
  id text not null primary key,
  version integer not null,
  medium text not null check (medium in ('RADIO', 'TELEVISION')),
  content text not null,
  aired_on text not null,
  appeal_id text references appeal (id),
  owner text not null
)${strict};
create index broadcast_aired on broadcast (aired_on);
create index broadcast_appeal on broadcast (appeal_id);

-- Who called back: in a thread, where its words stand, or as a contact, with its words sealed here. When the contact is
-- erased, only that somebody called on this day is left.
create table call_back (
  id text not null primary key,
  broadcast_id text not null references broadcast (id),
  contact_id text references contact (id),
  thread_id text references thread (id),
  content text,
  called_on text not null,
  taken_by text not null
)${strict};
create index call_back_broadcast on call_back (broadcast_id);
create index call_back_contact on call_back (contact_id);
create index call_back_thread on call_back (thread_id);
