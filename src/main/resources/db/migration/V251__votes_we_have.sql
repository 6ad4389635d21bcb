-- Which group speaks for the coalition at a body's meeting.
alter table deadline add column speaker_id text references campaign_group (id);
create index deadline_speaker on deadline (speaker_id);

-- How many people of a group have a vote in a body. Which group, which body and how many is sealed in one column; who
-- is a keyed hash of body and group, by which a group's own row is found. No foreign keys: there is nothing in clear.
create table votes_we_have (
  id text not null primary key,
  who text not null unique check (length(who) = 64),
  content text not null,
  month text not null check (length(month) = 7),
  version integer not null
)${strict};

create index votes_we_have_month on votes_we_have (month);

-- What was published, week by week; a body stands there only where enough people have a vote.
create table votes_told (
  told_on text not null primary key,
  k integer not null check (k between 5 and 50)
)${strict};

create table votes_told_body (
  told_on text not null references votes_told (told_on),
  body_id text not null,
  votes ${bigint} not null,
  primary key (told_on, body_id)
)${strict};
