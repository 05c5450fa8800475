DROP INDEX letters_unread;
