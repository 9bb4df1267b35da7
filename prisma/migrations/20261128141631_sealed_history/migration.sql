-- The history is append-only: an entry is never removed, and nothing of it changes but that its
-- content may be erased, and sealed with the salt of its hash, which shows whether it is still the same.
DROP TRIGGER "Entry_unchanged";

CREATE TRIGGER "Entry_unchanged" BEFORE UPDATE ON "Entry"
WHEN (NEW."content" IS NOT NULL AND NEW."content" IS NOT OLD."content"
    AND (OLD."content" IS NULL OR substr(NEW."content", 1, 4) <> '~s1.'))
  OR (NEW."salt" IS NOT OLD."salt" AND substr(NEW."salt", 1, 4) <> '~s1.')
  OR NEW."id" IS NOT OLD."id" OR NEW."matter" IS NOT OLD."matter"
  OR NEW."number" IS NOT OLD."number" OR NEW."step" IS NOT OLD."step"
  OR NEW."actor" IS NOT OLD."actor" OR NEW."at" IS NOT OLD."at"
  OR NEW."contentHash" IS NOT OLD."contentHash"
  OR NEW."previous" IS NOT OLD."previous" OR NEW."hash" IS NOT OLD."hash"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
