-- What goes on from an earlier gathering is found from it, too.

create index gathering_goes_on on gathering (origin_id) where origin_id is not null;
