-- AlterTable
ALTER TABLE "Matter" ADD COLUMN     "proof" TEXT,
ADD COLUMN     "waitingProof" TEXT;

-- AlterTable
ALTER TABLE "Entry" ADD COLUMN     "state" TEXT;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "proof" TEXT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "proof" TEXT;

-- CreateTable
CREATE TABLE "Reading" (
    "id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "proof" TEXT,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Reading_matter_number_key" ON "Reading"("matter", "number");

-- What an entry binds is never changed, and who read a matter is append-only too.
CREATE OR REPLACE FUNCTION "Entry_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW."content" IS NULL OR NEW."content" IS NOT DISTINCT FROM OLD."content"
      OR (OLD."content" IS NOT NULL AND substr(NEW."content", 1, 4) = '~s1.'))
    AND (NEW."salt" = OLD."salt" OR substr(NEW."salt", 1, 4) = '~s1.')
    AND ROW(NEW."id", NEW."matter", NEW."number", NEW."step", NEW."actor", NEW."at",
            NEW."contentHash", NEW."previous", NEW."hash", NEW."state")
      IS NOT DISTINCT FROM
        ROW(OLD."id", OLD."matter", OLD."number", OLD."step", OLD."actor", OLD."at",
            OLD."contentHash", OLD."previous", OLD."hash", OLD."state")
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END
$$;

CREATE FUNCTION "Reading_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END
$$;

CREATE TRIGGER "Reading_kept" BEFORE UPDATE OR DELETE ON "Reading"
FOR EACH ROW EXECUTE FUNCTION "Reading_kept"();

CREATE TRIGGER "Reading_not_emptied" BEFORE TRUNCATE ON "Reading"
FOR EACH STATEMENT EXECUTE FUNCTION "Reading_kept"();
