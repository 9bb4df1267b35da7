-- AlterTable
ALTER TABLE "Account" ADD COLUMN "boundAt" TEXT;

-- AlterTable
ALTER TABLE "BindCode" ADD COLUMN "by" TEXT;

-- CreateTable
CREATE TABLE "PostRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "nextAt" TEXT,
    "settled" TEXT,
    "settledBy" TEXT,
    "settledAt" TEXT
);

-- CreateIndex
CREATE INDEX "PostRequest_nextAt_idx" ON "PostRequest"("nextAt");

-- CreateIndex
CREATE INDEX "PostRequest_post_idx" ON "PostRequest"("post");
