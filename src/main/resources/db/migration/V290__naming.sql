-- Whether the coalition writes in public who has not answered: two stewards choose it, one ends it.
create table naming_choice (
  only_row integer not null primary key check (only_row = 1),
  version integer not null,
  chosen_on text
)${strict};
insert into naming_choice (only_row, version) values (1, 1);

-- That somebody was told beforehand. words: what it wants to stand there in the place of ours.
create table naming (
  thread_id text not null primary key references thread (id),
  version integer not null,
  ask_id text not null references ask (id),
  state text not null,
  told_on text not null,
  stands_on text not null,
  words text
)${strict};
create index naming_state on naming (state, stands_on);

-- What stands on the public page in one month, as it was when the month began; gone when the month is.
create table naming_entry (
  thread_id text not null primary key references naming (thread_id),
  group_id text not null,
  stands_on text not null,
  asks text not null,
  words text,
  words_language text
)${strict};
create index naming_entry_month on naming_entry (stands_on);
