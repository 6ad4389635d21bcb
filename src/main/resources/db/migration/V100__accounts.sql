-- Who signs in. The name is a pseudonym that the person chose; name_key is the name folded, as it is looked up.
create table account (
  id text not null primary key,
  name text not null,
  name_key text not null unique,
  role text not null,
  group_id text,
  passphrase text not null,
  totp text,
  totp_step ${bigint} not null,
  email text,
  made_on text not null,
  demo integer not null,
  version integer not null
)${strict};

-- Who made or recovered whose account: for 30 days the two are close (security (l)).
create table account_tie (
  account_id text not null references account (id) on delete cascade,
  other text not null,
  made_at ${bigint} not null,
  primary key (account_id, other)
)${strict};

create table account_session (
  id text not null primary key,
  token text not null unique,
  account_id text not null references account (id) on delete cascade,
  started_at ${bigint} not null,
  seen_at ${bigint} not null,
  proven_at ${bigint} not null
)${strict};
create index account_session_of on account_session (account_id);

-- A browser in which an account has signed in well; guarded roles sign in nowhere else (security (i)). The hash is of
-- the browser's token and the account, so that nobody sees which accounts share a browser.
create table account_enrolled (
  id text not null primary key,
  token text not null unique,
  account_id text not null references account (id) on delete cascade,
  enrolled_on text not null,
  used_on text not null
)${strict};
create index account_enrolled_of on account_enrolled (account_id);

-- One-time codes. A code that was used is deleted.
create table account_code (
  id text not null primary key,
  kind text not null,
  code text not null unique,
  account_id text references account (id) on delete cascade,
  role text,
  group_id text,
  made_by text,
  agreed_by text,
  made_at ${bigint} not null,
  works_from ${bigint},
  ends_at ${bigint},
  approved integer not null
)${strict};
create index account_code_of on account_code (account_id);

-- What an account should know: that its recovery was asked for, its passphrase changed. Shown on its page.
create table account_notice (
  id text not null primary key,
  account_id text not null references account (id) on delete cascade,
  what text not null,
  on_day text not null
)${strict};
create index account_notice_of on account_notice (account_id);
