-- Reports of gatherings, and their photos. Until somebody has decided on a report, all that was typed of it and all of
-- its photos is sealed: typed, marks, picture and told. What becomes public is then written beside it, once.

create table gathering_report (
  id text not null primary key,
  gathering_id text not null references gathering (id) on delete cascade,
  version integer not null check (version >= 1),
  origin text not null check (origin in ('HOST', 'GROUP', 'DESK', 'OTHER')),
  state text not null check (state in ('DRAFT', 'WAITING', 'PUBLISHED')),
  language text not null,
  key_hash text unique,
  ends_at ${bigint},
  submission_id text unique,
  faces_said ${boolean} not null,
  sent_on text,
  published_on text,
  typed text,
  words text,
  attended integer check (attended >= 1),
  officials text,
  press text,
  lessons text
)${strict};

create index gathering_report_of on gathering_report (gathering_id, state, attended);
create index gathering_report_ends on gathering_report (ends_at) where ends_at is not null;
create index gathering_report_waiting on gathering_report (sent_on, id) where state = 'WAITING';

create table gathering_photo (
  id text not null primary key,
  report_id text not null references gathering_report (id) on delete cascade,
  version integer not null check (version >= 1),
  position integer not null,
  width integer not null,
  height integer not null,
  covered ${boolean} not null,
  marks text,
  picture text,
  told text,
  seen text,
  content ${blob}
)${strict};

create index gathering_photo_of on gathering_photo (report_id, position);
