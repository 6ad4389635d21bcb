-- A passkey of an account, good on the one site on which it was made. What the passkey is called by its device stands
-- here as a keyed hash only, and the rest of what a device says of itself (its model, too) is sealed: with the disk
-- alone nobody can see whether a device that they hold is one of these.
create table account_passkey (
  id text not null primary key,
  account_id text not null references account (id) on delete cascade,
  site text not null,
  credential text not null unique,
  name text not null,
  attestation text not null,
  sign_count ${bigint} not null,
  made_on text not null,
  used_on text
)${strict};
create index account_passkey_of on account_passkey (account_id);

-- A challenge that was answered well is answered once. Those not answered are kept nowhere.
create table account_passkey_spent (
  challenge text not null primary key,
  ends_at ${bigint} not null
)${strict};
