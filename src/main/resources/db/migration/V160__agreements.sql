-- What is agreed to, and who agrees. A version of a text is never changed.

create table agreement_text (
  id text not null primary key,
  slug text not null,
  number integer not null check (number > 0),
  example integer not null check (example in (0, 1)),
  body text not null,
  letter text not null,
  charter text not null,
  hash text not null,
  since_on text not null,
  unique (slug, number)
)${strict};

-- A group's consent to one version. Of one that is hidden all but its text is sealed, in one column; of one that is
-- public nothing is. who: a keyed hash of text, group and commitment, of which there is one that stands.
-- No foreign keys: a folder that replaces the record leaves what is hidden alone.
create table agreement (
  id text not null primary key,
  text_id text not null,
  who text not null,
  hidden text,
  group_id text,
  commitment text check (commitment in ('OBSERVES', 'AGREES')),
  condition_rule text,
  reservation text,
  renew_by text,
  published_on text,
  in_force_since text,
  withdrawn_on text,
  together_on text,
  together_with text,
  carried integer not null check (carried in (0, 1)),
  version integer not null,
  check ((hidden is null) = (published_on is not null)),
  check ((hidden is null) = (group_id is not null and commitment is not null and renew_by is not null))
)${strict};

create unique index agreement_who on agreement (who) where withdrawn_on is null;
create index agreement_text_published on agreement (text_id, published_on);
create index agreement_group on agreement (group_id);

-- What a group is told at its desk: that it fell back to waiting, and because of whom; that a confirmation lapsed.
create table agreement_notice (
  id text not null primary key,
  group_id text not null,
  agreement_id text not null,
  kind text not null check (kind in ('FELL_BACK', 'LAPSED', 'IN_FORCE', 'PUBLISHED')),
  because text not null,
  noted_on text not null
)${strict};

create index agreement_notice_group on agreement_notice (group_id, noted_on);

-- How many are counted and not named, as it was last published; renewed once a week.
create table agreement_unnamed (
  text_id text not null primary key,
  number integer not null check (number >= 0),
  counted_on text not null
)${strict};

-- Conditions in words of which a person has confirmed that they have come true.
create table agreement_words (
  words text not null primary key,
  confirmed_on text not null,
  confirmed_by text not null
)${strict};

-- For whom two stewards have opened all that waits, hidden ones too, and until when.
create table agreement_sight (
  account text not null primary key,
  until_at ${bigint} not null
)${strict};
