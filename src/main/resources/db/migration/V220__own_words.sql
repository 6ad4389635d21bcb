-- A condition in a group's own words is for that group to judge, on its own agreement; what one of the coalition said
-- of it is kept no longer.

drop table agreement_words;
