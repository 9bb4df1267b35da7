-- CreateIndex
CREATE INDEX "Entry_actor_at_idx" ON "Entry"("actor", "at");
