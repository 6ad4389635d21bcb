-- Lists of names as somebody published them, and their entries. Nothing of an entry is ever deleted here: what a newer
-- edition changes is kept in entry_before, and what it leaves out stays with the last edition in which it stood.

create table memorial_list (
  id text not null primary key,
  version integer not null check (version >= 1),
  slug text not null unique,
  title text not null,
  publisher text not null,
  address text,
  licence text not null,
  permission text not null,
  group_id text,
  declared_total integer check (declared_total >= 0),
  mapping text not null,
  edition integer not null check (edition >= 0),
  standing integer not null,
  gone integer not null
)${strict};

create table list_edition (
  list_id text not null references memorial_list (id),
  number integer not null check (number >= 1),
  file_name text not null,
  sha256 text not null,
  header text not null,
  row_count integer not null,
  added integer not null,
  changed integer not null,
  gone integer not null,
  same integer not null,
  imported_on text not null,
  primary key (list_id, number)
)${strict};

create table entry (
  id text not null primary key,
  list_id text not null references memorial_list (id),
  row_key text not null,
  number text not null,
  position integer not null,
  cells text not null,
  statements text not null,
  name text not null,
  sort_key text not null,
  words text not null,
  first_edition integer not null,
  last_edition integer not null,
  unique (list_id, row_key)
)${strict};

create index entry_in_order on entry (list_id, position, id);
create index entry_by_name on entry (list_id, sort_key, id);

create table entry_before (
  entry_id text not null references entry (id),
  until_edition integer not null,
  cells text not null,
  statements text not null,
  primary key (entry_id, until_edition)
)${strict};

-- A file that is being read, at most one for each list. What was read of it becomes the list's next edition at once or not
-- at all. Whoever works on it writes its own word into worker, and nobody else's batches count from then on.

create table list_import (
  list_id text not null primary key references memorial_list (id),
  state text not null check (state in ('CHOSEN', 'READING', 'READ', 'REFUSED', 'TAKING')),
  worker text not null,
  file text not null,
  file_name text not null,
  own_file ${boolean} not null,
  sha256 text not null,
  mapping text not null,
  header text not null,
  rows_done integer not null,
  percent integer not null,
  reason text,
  remarks text not null,
  added integer not null,
  changed integer not null,
  gone integer not null,
  same integer not null,
  renamed integer not null,
  mistakes integer not null,
  hints integer not null,
  actor text
)${strict};

create table entry_staged (
  list_id text not null references list_import (list_id),
  position integer not null,
  line ${bigint} not null,
  id text not null,
  row_key text not null,
  hashed ${boolean} not null,
  number text not null,
  cells text not null,
  statements text not null,
  name text not null,
  sort_key text not null,
  words text not null,
  primary key (list_id, position)
)${strict};

create index entry_staged_by_key on entry_staged (list_id, row_key, position);

create table import_remark (
  list_id text not null references list_import (list_id),
  position integer not null,
  line ${bigint} not null,
  column_name text not null,
  mistake ${boolean} not null,
  why text not null,
  primary key (list_id, position)
)${strict};
