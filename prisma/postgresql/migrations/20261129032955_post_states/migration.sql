-- CreateTable
CREATE TABLE "PostState" (
    "id" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TEXT,
    "altered" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "proof" TEXT NOT NULL,

    CONSTRAINT "PostState_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PostState_post_number_key" ON "PostState"("post", "number");

-- What a post was is append-only.
CREATE FUNCTION "PostState_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END
$$;

CREATE TRIGGER "PostState_kept" BEFORE UPDATE OR DELETE ON "PostState"
FOR EACH ROW EXECUTE FUNCTION "PostState_kept"();

CREATE TRIGGER "PostState_not_emptied" BEFORE TRUNCATE ON "PostState"
FOR EACH STATEMENT EXECUTE FUNCTION "PostState_kept"();
