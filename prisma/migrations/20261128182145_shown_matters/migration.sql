-- CreateTable
CREATE TABLE "Shown" (
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "matter" TEXT NOT NULL,

    PRIMARY KEY ("platform", "conversation", "ref", "matter"),
    CONSTRAINT "Shown_platform_conversation_ref_fkey" FOREIGN KEY ("platform", "conversation", "ref") REFERENCES "Posting" ("platform", "conversation", "ref") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Posting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "matter" TEXT,
    "to" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "headline" TEXT,
    "again" TEXT,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_Posting" ("conversation", "headline", "id", "matter", "platform", "recipient", "ref", "revision", "stale", "to") SELECT "conversation", "headline", "id", "matter", "platform", "recipient", "ref", "revision", "stale", "to" FROM "Posting";
DROP TABLE "Posting";
ALTER TABLE "new_Posting" RENAME TO "Posting";
CREATE INDEX "Posting_matter_conversation_idx" ON "Posting"("matter", "conversation");
CREATE INDEX "Posting_stale_idx" ON "Posting"("stale");
CREATE UNIQUE INDEX "Posting_platform_conversation_ref_key" ON "Posting"("platform", "conversation", "ref");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Shown_matter_idx" ON "Shown"("matter");
