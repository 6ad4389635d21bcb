-- Which organisation a group has taken to win for the day: one of the record, or a contact.
create table taken (
  id text not null primary key,
  version integer not null,
  organisation text unique,
  contact_id text unique references contact (id) on delete cascade,
  group_id text not null unique,
  taken_on text not null,
  check ((organisation is null) <> (contact_id is null))
)${strict};
