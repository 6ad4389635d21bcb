-- Days on which people of a country are not at work, beside its weekends: nothing is due on them.
create table holiday (
  country text not null,
  on_date text not null,
  name text not null,
  primary key (country, on_date, name)
)${strict};
