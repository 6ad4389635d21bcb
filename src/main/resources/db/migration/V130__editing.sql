-- What somebody has begun to write and not saved; sealed, because it is not public yet.
create table draft (
  id text not null primary key,
  account text not null,
  table_name text not null,
  form text not null,
  saved_at ${bigint} not null
)${strict};

create index draft_account on draft (account, saved_at);

-- Who changes a source asks which others are known through it.
create index source_via on source (via);
