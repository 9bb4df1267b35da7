-- DropIndex
DROP INDEX "Posting_matter_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "preferred" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'zh-CN';

-- AlterTable
ALTER TABLE "Matter" ADD COLUMN     "before" TEXT,
ADD COLUMN     "eraseOn" TEXT,
ADD COLUMN     "erasedAt" TEXT;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "moves" TEXT,
ADD COLUMN     "suspendedAt" TEXT;

-- AlterTable
ALTER TABLE "LocalMessage" ADD COLUMN     "matter" TEXT;

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "matter" TEXT,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "content" BYTEA,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileReading" (
    "id" TEXT NOT NULL,
    "attachment" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "FileReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reporter" (
    "matter" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "Reporter_pkey" PRIMARY KEY ("matter")
);

-- CreateTable
CREATE TABLE "Cover" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "deputy" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "endedAt" TEXT,

    CONSTRAINT "Cover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reference" (
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "Reference_pkey" PRIMARY KEY ("platform","conversation")
);

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
