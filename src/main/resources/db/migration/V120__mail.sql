-- Letters on their way out. Recipient, subject and body are sealed; the body goes when the letter has.
create table mail_outbox (
  id text not null primary key,
  state text not null check (state in ('WAITING', 'TAKEN', 'SENDING', 'SENT', 'UNKNOWN', 'FAILED')),
  recipient text not null,
  subject text not null,
  body text,
  attempt integer not null,
  queued_at ${bigint} not null,
  next_at ${bigint} not null,
  changed_at ${bigint} not null
)${strict};

create index mail_outbox_due on mail_outbox (state, next_at);
