import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Locked = { readonly license?: string; readonly dev?: boolean; readonly resolved?: string };

const locked = (file: string): readonly (readonly [string, Locked])[] =>
  Object.entries<Locked>(JSON.parse(readFileSync(file, "utf8")).packages).filter(
    ([path]) => path !== "",
  );

/** What may be built on without publishing what is built: MPL-2.0 as long as the library itself is not changed. */
const accepted =
  /^(MIT|Apache-2\.0|BSD-[23]-Clause|0BSD|ISC|BlueOak-1\.0\.0|MPL-2\.0|MIT AND Apache-2\.0|\(?MIT OR [\w.-]+\)?|\(BSD-2-Clause OR MIT OR Apache-2\.0\))$/;

it("runs and is developed with packages under accepted licences alone", () => {
  const packages = locked("package-lock.json");
  expect(packages.length).toBeGreaterThan(200);
  expect(packages.filter(([, { license = "" }]) => !accepted.test(license))).toEqual([]);
});

it.each(["GPL-3.0", "AGPL-3.0-only", "UNLICENSED", "SEE LICENSE IN LICENSE", "EPL-2.0", ""])(
  "would notice “%s”",
  (license) => expect(license).not.toMatch(accepted),
);

it.each(["package-lock.json", "prisma/package-lock.json"])(
  "names no registry in %s: packages come from the one that is configured",
  (file) => expect(locked(file).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]),
);

it("runs without Prisma's commands, which are there while a client is generated alone", () => {
  expect(locked("package-lock.json").map(([path]) => path)).not.toContain("node_modules/prisma");
});
