-- A date of a calendar can lie before one of several sessions of its body.
alter table deadline add column session_id text references deadline (id);

-- Who looks after a track while its owner does not.
alter table track add column deputy_id text references campaign_group (id);
create index track_deputy on track (deputy_id);

-- What was answered to an alarm. The alarms themselves are computed from the record and the clock.
create table alarm_answer (
  id text not null primary key,
  number ${bigint} not null,
  track_id text not null,
  kind text not null,
  deadline_id text,
  due_on text,
  answer text not null,
  threshold text not null,
  silent_until text,
  reason text not null,
  group_id text,
  answered_by text,
  answered_at ${bigint} not null
)${strict};

create index alarm_answer_track on alarm_answer (track_id);
create index alarm_answer_number on alarm_answer (number);
create index track_now_dormant on track_now (dormant_on);
