-- What changed last, and which statements came last, without reading everything.
create index history_newest on history (at desc, kind, id, version desc);
create index claim_newest on claim (entered_on desc, position desc);
