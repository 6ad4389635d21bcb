-- One campaign per server.
create table campaign (
  id text not null primary key,
  only_row integer not null unique check (only_row = 1),
  slug text not null,
  name text not null
)${strict};

create table campaign_text (
  text_key text not null,
  language text not null,
  markdown text not null,
  primary key (text_key, language)
)${strict};
