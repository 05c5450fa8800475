-- Under which number a platform is registered, as a business register has it. A company may run several.
ALTER TABLE platforms ADD COLUMN registration TEXT;
