create table source (
  id text not null primary key,
  slug text not null unique,
  kind text not null,
  title text not null,
  language text,
  author text,
  publisher text,
  published text,
  address text,
  held text not null,
  via text references source (id),
  document_name text unique,
  document_sha256 text references document (sha256),
  about text not null,
  check ((document_name is null) = (document_sha256 is null))
)${strict};

create table claim (
  id text not null primary key,
  position ${bigint} not null unique,
  subject_kind text not null,
  subject_id text not null,
  field text not null,
  value text not null,
  language text,
  source_id text not null references source (id),
  stance text not null,
  claimed_by text,
  locator text,
  quote text,
  quote_language text,
  translation text not null,
  note text not null,
  corrects text,
  entered_by text not null,
  entered_on text not null,
  unique (subject_kind, subject_id, field, source_id, value, stance)
)${strict};

create index claim_source on claim (source_id, position);

create table preference (
  id text not null primary key,
  position ${bigint} not null unique,
  subject_kind text not null,
  subject_id text not null,
  field text not null,
  claim_id text references claim (id),
  editor text not null,
  reason text not null,
  decided_on text not null
)${strict};

create index preference_field on preference (subject_kind, subject_id, field, position);

-- The projection that lists read: what each field's value is after weighing its claims.
create table claimed_value (
  subject_kind text not null,
  subject_id text not null,
  field text not null,
  state text not null,
  value text,
  claim_id text references claim (id),
  claims integer not null,
  differing integer not null,
  primary key (subject_kind, subject_id, field)
)${strict};
