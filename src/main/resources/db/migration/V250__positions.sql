-- Who voted how, where that is public: one row for each voter of a step. A voter is a country or an office, an
-- organisation or an office-holder by the published name; never a private person.
create table vote_position (
  id text not null primary key,
  track_id text not null references track (id),
  step_id text not null references step (id),
  voter text not null,
  choice text not null check (choice in ('YES', 'NO', 'ABSTAIN', 'ABSENT', 'NOT_VOTING')),
  source_id text not null references source (id),
  note text not null,
  unique (step_id, voter)
)${strict};

create index vote_position_track on vote_position (track_id);
create index vote_position_source on vote_position (source_id);
