-- Why groups do not agree, in words that they let everybody read; written when the answer has been read back, and gone
-- with it.
create table answer_quote (
  answer_id text not null primary key references group_answer (id),
  group_id text not null,
  language text not null,
  words text not null,
  shown_on text not null
)${strict};
