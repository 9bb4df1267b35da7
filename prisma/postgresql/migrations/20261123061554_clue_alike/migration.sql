-- CreateIndex
CREATE INDEX "Matter_category_openedAt_idx" ON "Matter"("category", "openedAt" DESC);
