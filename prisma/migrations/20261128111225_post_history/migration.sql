-- CreateTable
CREATE TABLE "PostEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "post" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "said" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "PostEntry_post_at_idx" ON "PostEntry"("post", "at");

-- What happened to a post is append-only.
CREATE TRIGGER "PostEntry_kept" BEFORE DELETE ON "PostEntry"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "PostEntry_unchanged" BEFORE UPDATE ON "PostEntry"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
