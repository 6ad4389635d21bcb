-- What a campaign has chosen besides its words. Countries as ISO 3166 codes with spaces between.
alter table campaign add column protected_countries text not null default '';
alter table campaign add column language text;
alter table campaign add column zone text;
