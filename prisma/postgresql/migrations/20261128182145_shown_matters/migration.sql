-- AlterTable
ALTER TABLE "Posting" ADD COLUMN     "again" TEXT,
ALTER COLUMN "matter" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Shown" (
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "matter" TEXT NOT NULL,

    CONSTRAINT "Shown_pkey" PRIMARY KEY ("platform","conversation","ref","matter")
);

-- CreateIndex
CREATE INDEX "Shown_matter_idx" ON "Shown"("matter");

-- AddForeignKey
ALTER TABLE "Shown" ADD CONSTRAINT "Shown_platform_conversation_ref_fkey" FOREIGN KEY ("platform", "conversation", "ref") REFERENCES "Posting"("platform", "conversation", "ref") ON DELETE CASCADE ON UPDATE CASCADE;
