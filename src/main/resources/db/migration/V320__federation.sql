-- Federation: whether it is on and with which key, the servers that two stewards have allowed, who follows from there, and
-- what is to be sent. Of what is sent there is no copy here: it is made when it is sent. Gatherings are named without
-- a foreign key: that one is gone has still to be told.

create table federation (
  id text not null primary key check (id = 'calendar'),
  version integer not null check (version >= 1),
  is_on ${boolean} not null,
  public_key text not null,
  private_key text not null
)${strict};

create table federation_delivery (
  id text not null primary key,
  server text not null,
  inbox text not null,
  position ${bigint} not null,
  act text not null
    check (act in ('ACCEPT', 'CREATE', 'ANNOUNCE', 'UPDATE', 'DELETE', 'DELETE_EVENT')),
  follower_id text,
  gathering_id text,
  turn integer not null,
  state text not null check (state in ('WAITING', 'TAKEN', 'SENT', 'REFUSED', 'GIVEN_UP')),
  attempt integer not null,
  made_at ${bigint} not null,
  next_at ${bigint} not null,
  changed_at ${bigint} not null
)${strict};

create index federation_delivery_due on federation_delivery (inbox, position) where state in ('WAITING', 'TAKEN');
create index federation_delivery_server on federation_delivery (server, state);
create index federation_delivery_of on federation_delivery (gathering_id, inbox);

create table federation_follower (
  id text not null primary key,
  server text not null,
  actor text not null unique,
  inbox text not null,
  shared_inbox text,
  follow text not null,
  since text not null
)${strict};

create index federation_follower_server on federation_follower (server);

-- How often a gathering has gone out of sight: each time it comes back it is another object to other servers.
create table federation_gone (
  gathering_id text not null primary key,
  times integer not null check (times >= 1),
  gone_on text not null
)${strict};

-- Signatures that have been heard already, for as long as they could be sent again.
create table federation_heard (
  signature text not null primary key,
  heard_at ${bigint} not null
)${strict};

create table federation_server (
  name text not null primary key,
  allowed_on text not null,
  failing_on text
)${strict};
