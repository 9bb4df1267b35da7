-- CreateIndex
CREATE INDEX "Matter_parent_idx" ON "Matter"("parent");
