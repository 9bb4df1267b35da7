ALTER TABLE "Clock" RENAME COLUMN "moves" TO "facts";
