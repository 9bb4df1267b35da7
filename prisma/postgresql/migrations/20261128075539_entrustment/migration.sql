-- AlterTable
ALTER TABLE "Cover" ADD COLUMN     "entrusts" TEXT;
