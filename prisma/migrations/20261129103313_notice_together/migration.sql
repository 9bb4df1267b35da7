-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "together" TEXT;

-- AlterTable
ALTER TABLE "Posting" ADD COLUMN "follows" BOOLEAN;

-- CreateIndex
CREATE INDEX "Notice_together_idx" ON "Notice"("together");
