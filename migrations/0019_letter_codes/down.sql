DROP TABLE letter_codes;
