-- DropIndex
DROP INDEX "Posting_matter_idx";

-- AlterTable
ALTER TABLE "Matter" ADD COLUMN "before" TEXT;
ALTER TABLE "Matter" ADD COLUMN "eraseOn" TEXT;
ALTER TABLE "Matter" ADD COLUMN "erasedAt" TEXT;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN "moves" TEXT;
ALTER TABLE "Clock" ADD COLUMN "suspendedAt" TEXT;

-- AlterTable
ALTER TABLE "LocalMessage" ADD COLUMN "matter" TEXT;

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "matter" TEXT,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "content" BLOB
);

-- CreateTable
CREATE TABLE "FileReading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attachment" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Reporter" (
    "matter" TEXT NOT NULL PRIMARY KEY,
    "sealed" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Cover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person" TEXT NOT NULL,
    "deputy" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "endedAt" TEXT
);

-- CreateTable
CREATE TABLE "Reference" (
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("platform", "conversation")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Account" (
    "platform" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "preferred" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("platform", "external")
);
INSERT INTO "new_Account" ("conversation", "external", "person", "platform") SELECT "conversation", "external", "person", "platform" FROM "Account";
DROP TABLE "Account";
ALTER TABLE "new_Account" RENAME TO "Account";
CREATE INDEX "Account_person_idx" ON "Account"("person");
CREATE TABLE "new_Channel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "boundTo" TEXT NOT NULL,
    "boundBy" TEXT NOT NULL,
    "boundAt" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'zh-CN'
);
INSERT INTO "new_Channel" ("boundAt", "boundBy", "boundTo", "conversation", "id", "platform") SELECT "boundAt", "boundBy", "boundTo", "conversation", "id", "platform" FROM "Channel";
DROP TABLE "Channel";
ALTER TABLE "new_Channel" RENAME TO "Channel";
CREATE INDEX "Channel_boundTo_idx" ON "Channel"("boundTo");
CREATE UNIQUE INDEX "Channel_platform_conversation_key" ON "Channel"("platform", "conversation");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Attachment_matter_idx" ON "Attachment"("matter");

-- CreateIndex
CREATE INDEX "Attachment_person_at_idx" ON "Attachment"("person", "at");

-- CreateIndex
CREATE INDEX "FileReading_attachment_idx" ON "FileReading"("attachment");

-- CreateIndex
CREATE INDEX "Cover_until_idx" ON "Cover"("until");

-- CreateIndex
CREATE INDEX "Matter_eraseOn_idx" ON "Matter"("eraseOn");

-- CreateIndex
CREATE INDEX "Posting_matter_conversation_idx" ON "Posting"("matter", "conversation");

-- CreateIndex
CREATE INDEX "LocalMessage_matter_idx" ON "LocalMessage"("matter");
