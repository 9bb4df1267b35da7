import { defineConfig } from "prisma/config";

const url = process.env["DATABASE_URL"] ?? "file:./data/liandong.db";
const folder = /^postgres(ql)?:/.test(url) ? "prisma/postgresql" : "prisma";

/** Lets Prisma's own commands find the schema and the migrations that belong to `DATABASE_URL`. */
export default defineConfig({
  schema: `${folder}/schema.prisma`,
  migrations: { path: `${folder}/migrations` },
  datasource: { url },
});
