-- AlterTable
ALTER TABLE "Posting" ADD COLUMN "until" TEXT;

-- CreateIndex
CREATE INDEX "Posting_until_idx" ON "Posting"("until");

-- What reminders said before this was kept is over: their cards are drawn anew once.
UPDATE "Posting" SET "until" = '2026-11-29T00:00:00.000Z'
WHERE "headline" IS NOT NULL
  AND "id" IN (SELECT "id" FROM "Notice" WHERE "key" LIKE 'rung:%' OR "key" LIKE 'propose:%');
