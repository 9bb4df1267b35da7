-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "also" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "superior" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("platform","external")
);

-- CreateTable
CREATE TABLE "BindCode" (
    "hash" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,

    CONSTRAINT "BindCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "boundTo" TEXT NOT NULL,
    "boundBy" TEXT NOT NULL,
    "boundAt" TEXT NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Matter" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "category" TEXT,
    "visibility" INTEGER NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "reference" TEXT,
    "parent" TEXT,
    "openedAt" TEXT NOT NULL,
    "closedAt" TEXT,
    "outcome" TEXT,
    "historyHead" TEXT NOT NULL,
    "historyLength" INTEGER NOT NULL,
    "fields" TEXT NOT NULL,

    CONSTRAINT "Matter_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Party" (
    "code" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "organisation" TEXT,
    "person" TEXT,
    "openedAt" TEXT NOT NULL,

    CONSTRAINT "Party_pkey" PRIMARY KEY ("code","holder")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "content" TEXT,
    "salt" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "rolled" TEXT NOT NULL,
    "at" TEXT,
    "calendar" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "dueVersion" INTEGER NOT NULL,
    "stoppedAt" TEXT,
    "rungsPassed" INTEGER NOT NULL,
    "nextRungAt" TEXT,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Waiting" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "organisation" TEXT,
    "role" TEXT,
    "person" TEXT,
    "since" TEXT NOT NULL,
    "due" TEXT,

    CONSTRAINT "Waiting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "matter" TEXT,
    "content" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "life" TEXT NOT NULL,
    "doubtful" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TEXT NOT NULL,
    "leaseBoot" TEXT,
    "leaseUntil" TEXT,
    "sentAt" TEXT,
    "platform" TEXT,
    "conversation" TEXT,
    "ref" TEXT,
    "sentHash" TEXT,
    "result" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Posting" (
    "id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "headline" TEXT,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seen" (
    "event" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "matter" TEXT,
    "at" TEXT NOT NULL,

    CONSTRAINT "Seen_pkey" PRIMARY KEY ("event")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "LocalMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Account_person_idx" ON "Account"("person");

-- CreateIndex
CREATE INDEX "Channel_boundTo_idx" ON "Channel"("boundTo");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_platform_conversation_key" ON "Channel"("platform", "conversation");

-- CreateIndex
CREATE INDEX "Matter_openedAt_code_idx" ON "Matter"("openedAt" DESC, "code" DESC);

-- CreateIndex
CREATE INDEX "Matter_reference_idx" ON "Matter"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Matter_kind_year_number_key" ON "Matter"("kind", "year", "number");

-- CreateIndex
CREATE INDEX "Party_organisation_openedAt_code_idx" ON "Party"("organisation", "openedAt" DESC, "code" DESC);

-- CreateIndex
CREATE INDEX "Party_person_openedAt_code_idx" ON "Party"("person", "openedAt" DESC, "code" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Entry_matter_number_key" ON "Entry"("matter", "number");

-- CreateIndex
CREATE INDEX "Clock_code_idx" ON "Clock"("code");

-- CreateIndex
CREATE INDEX "Clock_nextRungAt_idx" ON "Clock"("nextRungAt");

-- CreateIndex
CREATE INDEX "Waiting_code_idx" ON "Waiting"("code");

-- CreateIndex
CREATE INDEX "Waiting_organisation_role_idx" ON "Waiting"("organisation", "role");

-- CreateIndex
CREATE INDEX "Waiting_person_idx" ON "Waiting"("person");

-- CreateIndex
CREATE INDEX "Waiting_role_idx" ON "Waiting"("role");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_life_nextTryAt_idx" ON "Notice"("life", "nextTryAt");

-- CreateIndex
CREATE INDEX "Notice_matter_idx" ON "Notice"("matter");

-- CreateIndex
CREATE INDEX "Posting_matter_idx" ON "Posting"("matter");

-- CreateIndex
CREATE INDEX "Posting_stale_idx" ON "Posting"("stale");

-- CreateIndex
CREATE UNIQUE INDEX "Posting_platform_conversation_ref_key" ON "Posting"("platform", "conversation", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMessage_revision_key" ON "LocalMessage"("revision");

-- CreateIndex
CREATE INDEX "LocalMessage_conversation_revision_idx" ON "LocalMessage"("conversation", "revision");

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_code_fkey" FOREIGN KEY ("code") REFERENCES "Matter"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_code_fkey" FOREIGN KEY ("code") REFERENCES "Matter"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waiting" ADD CONSTRAINT "Waiting_code_fkey" FOREIGN KEY ("code") REFERENCES "Matter"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The history is append-only: an entry is never removed, and nothing of it changes but that its
-- content may be erased.
CREATE FUNCTION "Entry_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."content" IS NULL
    AND ROW(NEW."id", NEW."matter", NEW."number", NEW."step", NEW."actor", NEW."at",
            NEW."salt", NEW."contentHash", NEW."previous", NEW."hash")
      IS NOT DISTINCT FROM
        ROW(OLD."id", OLD."matter", OLD."number", OLD."step", OLD."actor", OLD."at",
            OLD."salt", OLD."contentHash", OLD."previous", OLD."hash")
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END
$$;

CREATE TRIGGER "Entry_kept" BEFORE UPDATE OR DELETE ON "Entry"
FOR EACH ROW EXECUTE FUNCTION "Entry_kept"();

CREATE TRIGGER "Entry_not_emptied" BEFORE TRUNCATE ON "Entry"
FOR EACH STATEMENT EXECUTE FUNCTION "Entry_kept"();
