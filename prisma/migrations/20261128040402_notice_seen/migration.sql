-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "seenAt" TEXT;
