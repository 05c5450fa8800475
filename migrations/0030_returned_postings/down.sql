DROP TABLE returned_postings;
