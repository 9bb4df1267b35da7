-- CreateTable
CREATE TABLE "PostEntry" (
    "id" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "said" TEXT NOT NULL,

    CONSTRAINT "PostEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PostEntry_post_at_idx" ON "PostEntry"("post", "at");

-- What happened to a post is append-only.
CREATE FUNCTION "PostEntry_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END
$$;

CREATE TRIGGER "PostEntry_kept" BEFORE UPDATE OR DELETE ON "PostEntry"
FOR EACH ROW EXECUTE FUNCTION "PostEntry_kept"();

CREATE TRIGGER "PostEntry_not_emptied" BEFORE TRUNCATE ON "PostEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "PostEntry_kept"();
