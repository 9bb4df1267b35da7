-- The history is append-only: an entry is never removed, and nothing of it changes but that its
-- content may be erased, and sealed with the salt of its hash, which shows whether it is still the same.
CREATE OR REPLACE FUNCTION "Entry_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW."content" IS NULL OR NEW."content" IS NOT DISTINCT FROM OLD."content"
      OR (OLD."content" IS NOT NULL AND substr(NEW."content", 1, 4) = '~s1.'))
    AND (NEW."salt" = OLD."salt" OR substr(NEW."salt", 1, 4) = '~s1.')
    AND ROW(NEW."id", NEW."matter", NEW."number", NEW."step", NEW."actor", NEW."at",
            NEW."contentHash", NEW."previous", NEW."hash")
      IS NOT DISTINCT FROM
        ROW(OLD."id", OLD."matter", OLD."number", OLD."step", OLD."actor", OLD."at",
            OLD."contentHash", OLD."previous", OLD."hash")
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END
$$;
