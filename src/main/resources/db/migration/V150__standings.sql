-- An example group belongs to a demonstration: found by its address, in no list and no count.
alter table campaign_group add column example integer not null default 0;

-- How a group stands. checked is computed from the checks and vouches below and kept for lists. No table here refers
-- to campaign_group: an import that replaces the record takes its rows away and puts them back.
create table group_standing (
  group_id text not null primary key,
  checked text not null check (checked in ('NOT_YET', 'BY_TELEPHONE_OR_MAIL', 'BY_WEBSITE', 'KNOWN_TO_TWO')),
  admitted_on text,
  suspended_on text,
  refused_on text,
  version integer not null check (version >= 1)
)${strict};

-- That somebody made sure of a group, and how. It counts for a year. noted is sealed: whom one spoke to.
create table group_check (
  id text not null primary key,
  group_id text not null,
  how text not null check (how in ('TELEPHONE', 'LETTER', 'MAIL', 'MAIL_CODE', 'DNS', 'RECORD')),
  checked_on text not null,
  domain text,
  source_id text,
  noted text,
  account text not null,
  withdrawn_on text
)${strict};
create index group_check_of on group_check (group_id, checked_on);

-- Who of the coalition knows a group; said is sealed: how they know it.
create table group_known (
  id text not null primary key,
  group_id text not null,
  account text not null,
  said text,
  said_on text not null,
  unique (group_id, account)
)${strict};

-- What a group has been given to show that a domain is its own. secret: of a mailed code a keyed hash, of a line in
-- the DNS the line, which is public there.
create table group_challenge (
  id text not null primary key,
  group_id text not null,
  kind text not null check (kind in ('MAIL_CODE', 'DNS')),
  domain text not null,
  secret text not null unique,
  account text not null,
  tries integer not null,
  made_at ${bigint} not null,
  ends_at ${bigint} not null,
  used_on text
)${strict};
create index group_challenge_of on group_challenge (group_id, kind);

-- That one group vouches for another. It counts for a year. note is sealed.
create table group_vouch (
  id text not null primary key,
  voucher text not null,
  group_id text not null,
  account text not null,
  made_on text not null,
  revoked_on text,
  note text not null
)${strict};
create index group_vouch_of on group_vouch (group_id);
create index group_vouch_by on group_vouch (voucher, made_on);

-- The groups that began the campaign.
create table group_founder (
  id text not null primary key,
  group_id text not null unique,
  since text not null
)${strict};

-- What shows that whoever agrees for a group may do so. said and proof are sealed. A decision of a board or an assembly
-- counts once somebody of the coalition has seen its proof.
create table group_mandate (
  id text not null primary key,
  group_id text not null,
  level text not null check (level in ('SPOKESPERSON', 'BOARD', 'ASSEMBLY')),
  since text not null,
  until text not null,
  said text,
  proof text,
  proof_type text,
  account text not null,
  added_on text not null,
  seen_by text,
  seen_on text,
  ended_on text
)${strict};
create index group_mandate_of on group_mandate (group_id, until);

-- How often in a month groups were admitted, refused, suspended, restored; no names.
create table group_decision_count (
  month text not null,
  decision text not null check (decision in ('ADMITTED', 'REFUSED', 'SUSPENDED', 'RESTORED')),
  number integer not null check (number >= 1),
  primary key (month, decision)
)${strict};

-- What a group's names look like, so that names that can be taken for one another are found.
create table group_likeness (
  group_id text not null,
  likeness text not null,
  primary key (group_id, likeness)
)${strict};
create index group_likeness_of on group_likeness (likeness);
