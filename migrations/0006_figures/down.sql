DROP TABLE turns;
DROP TABLE tallies;
