-- What kind of act a text is or would be: resolution, law, statement, mention … Null where the record does not say.
alter table track add column act text;

-- For the map: the country of the body, as it stands with the body.
alter table track_now add column country text;
update track_now set country =
  (select body.country from track join body on body.id = track.body_id where track.id = track_now.track_id);

-- For what changed in a month: steps by their date, and by the day on which something was said of them.
create index claimed_value_date on claimed_value (value) where field = 'date';
create index claim_entered on claim (subject_kind, entered_on, position);
