DROP TABLE account_letters;
DROP TABLE throttles;
DROP TABLE tokens;
DROP TABLE sessions;
DROP TABLE interests;
DROP TABLE standings;
DROP TABLE platforms;
DROP TABLE people;
