-- AlterTable
ALTER TABLE "Matter" ADD COLUMN "proof" TEXT;
ALTER TABLE "Matter" ADD COLUMN "waitingProof" TEXT;

-- AlterTable
ALTER TABLE "Entry" ADD COLUMN "state" TEXT;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN "proof" TEXT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "proof" TEXT;

-- CreateTable
CREATE TABLE "Reading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "matter" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "proof" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Reading_matter_number_key" ON "Reading"("matter", "number");

-- What an entry binds is never changed, and who read a matter is append-only too.
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
  OR NEW."state" IS NOT OLD."state"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "Reading_kept" BEFORE DELETE ON "Reading"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "Reading_unchanged" BEFORE UPDATE ON "Reading"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
