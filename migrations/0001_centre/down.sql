DROP TABLE counters;
DROP TABLE centre;
