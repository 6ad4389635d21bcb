-- Keys of the server that count no more, by the word of the campaign's key (security (p)).
create table audit_revocation (
  public_key text not null primary key,
  revoked_on text not null check (length(revoked_on) = 10),
  campaign_key text not null,
  signature text not null
)${strict};
