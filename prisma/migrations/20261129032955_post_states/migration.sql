-- CreateTable
CREATE TABLE "PostState" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "post" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TEXT,
    "altered" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "proof" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PostState_post_number_key" ON "PostState"("post", "number");

-- What a post was is append-only.
CREATE TRIGGER "PostState_kept" BEFORE DELETE ON "PostState"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "PostState_unchanged" BEFORE UPDATE ON "PostState"
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
