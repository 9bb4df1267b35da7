import { copyFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { openConnection } from "../src/store/connection.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { verifyQuestions } from "../src/store/verify.ts";
import { freshSqlite } from "./setup/available.ts";
import { afterStep, at, buildChange, buildMatter } from "./store/fixtures.ts";

/** `verify-history` beside a server that works: what is saved while it reads is not taken for a change from outside. */

/** What is found where a server does something just before the question of a number, and whether there was one. */
const foundWhile = async (url: string, question: number, does: () => Promise<unknown>) => {
  const connection = await openConnection(url, "kept");
  let asked = 0;
  let doing: Promise<unknown> | undefined;
  const client = connection.client.$extends({
    query: {
      $allModels: {
        $allOperations: async ({ args, query }) => {
          asked += 1;
          if (asked === question) {
            // It may have to wait until all that is of one moment was read.
            doing = does();
            await Promise.race([doing, setTimeout(60)]);
          }
          return query(args);
        },
      },
    },
  });
  const { verify } = verifyQuestions({ ...connection, client: client as never });
  const said: string[] = [];
  for await (const { findings } of verify()) said.push(...findings.map((one) => one.said.en));
  await doing;
  await connection.client.$disconnect();
  return { said, whole: doing === undefined };
};

const one = { ...buildMatter({ code: "XS-2026-0001" }), version: 1 };
const { after, entry } = afterStep(one, { facts: "黑水" });
const directory = (store: Store) => store.saveDirectory(demoOrganisations, demoPeople, at(0));
const opens = (store: Store) => store.save(buildChange({ created: [one] }));
const steps = (store: Store) =>
  store.save(buildChange({ updated: [after], entries: [entry], before: [one] }));

it.each([
  ["posts are bound for the first time", opens, directory],
  [
    "the first matter is saved",
    directory,
    async (store: Store) => {
      await opens(store);
      await steps(store);
    },
  ],
  [
    "a step is taken",
    async (store: Store) => {
      await directory(store);
      await opens(store);
    },
    steps,
  ],
])(
  "finds nothing where %s, whenever that is",
  async (_, before, does) => {
    const template = freshSqlite();
    const store = await openStore(template, "kept");
    await before(store);
    await store.close();
    for (let question = 1, whole = false; !whole; question += 1) {
      const url = freshSqlite();
      copyFileSync(template.slice("file:".length), url.slice("file:".length));
      const server = await openStore(url, "kept");
      const done = await foundWhile(url, question, () => does(server));
      await server.close();
      expect(done.said, `question ${question}`).toEqual([]);
      ({ whole } = done);
      expect(question).toBeLessThan(60);
    }
  },
  120_000,
);
