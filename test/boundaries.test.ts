import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseAst } from "vitest/node";

// What may import what, and what the product never asks its surroundings. Read from the syntax of
// every file in src/ and adapters/, types and dynamic imports included.

/** From the bottom up: a room imports itself and what stands before it. `root` is bot.ts and catalog.ts. */
const rooms = [
  "calendar",
  "chat",
  "screening",
  "line",
  "people",
  "flow",
  "kinds",
  "store",
  "documents",
  "files",
  "commands",
  "figures",
  "request",
  "delivery",
  "admin",
  "root",
] as const;

type Room = (typeof rooms)[number];

/** Rooms that know nothing of each other although one stands before the other. */
const apart: readonly (readonly [Room, Room])[] = [
  ["screening", "line"],
  ["screening", "people"],
  ["line", "people"],
  ["request", "delivery"],
  ["request", "admin"],
  ["delivery", "admin"],
];

/** The order inside a room, from the bottom up, where it is part of the plan. */
const inner: Partial<Readonly<Record<Room, readonly RegExp[]>>> = {
  kinds: [
    /\/(model|words)\.ts$/,
    /\/seats\.ts$/,
    /\/clocks\.ts$/,
    /\/(cards|papers)\.ts$/,
    /\/steps\/[a-z-]+\.ts$/,
    /\/(facts|figures)\.ts$/,
    /\/flow\.ts$/,
  ],
  request: [
    /\/(limits|just-shown|standing)\.ts$/,
    /\/(words|calendar-answer-words|context|outcome|named-buttons)\.ts$/,
    /\/(form|reply|first-step)\.ts$/,
    /\/(about-kind|ask-labels|ask-first|offer|several|bind-account|recognise|suggest)\.ts$/,
    /\/intent\.ts$/,
    /\/(unused|shown)\.ts$/,
    /\/(dates-in|units-asked|unit-asking|named-day|title-words|no-such-number)\.ts$/,
    /\/share-called\.ts$/,
    /\/called\.ts$/,
    /\/choose-matter\.ts$/,
    /\/(fill-form|small-talk|asking)\.ts$/,
    /\/(reason-said|command-values)\.ts$/,
    /\/near-matters\.ts$/,
    /\/plain-answer\.ts$/,
    /\/placed\.ts$/,
    /\/time-set\.ts$/,
    /\/meant\.ts$/,
    /\/offer-meant\.ts$/,
    /\/(understand|calendar-answer)\.ts$/,
    /\/(read-command|read-unknown)\.ts$/,
    /\/read-intent\.ts$/,
    /\/(change|release|beside|named-numbers|unlikely-days|child-names)\.ts$/,
    /\/draft-new\.ts$/,
    /\/save-new\.ts$/,
    /\/(take-step|open-matter|run-command)\.ts$/,
    /\/execute\.ts$/,
    /\/(handle|clients)\.ts$/,
  ],
  delivery: [
    /\/outages\.ts$/,
    /\/(lanes|late-answers)\.ts$/,
    /\/(delivering|webhook-taken)\.ts$/,
    /\/(headline|loud|morning|group-morning|quiet|to-telephone|watchdog)\.ts$/,
    /\/(address|render-notice|fallback|outage-news|group-changes)\.ts$/,
    /\/together\.ts$/,
    /\/(call|message)\.ts$/,
    /\/redraw\.ts$/,
    /\/settle-sent\.ts$/,
    /\/(send|let-go|instead|webhooks|remembering|reminders|mornings|briefs|periodic|post-requests|tell-guards|similar|ask-former-posts)\.ts$/,
    /\/(sender|sweep)\.ts$/,
  ],
};

/** Rooms that are computed from what they are given: no files, no network, no database. */
const pure: readonly Room[] = ["calendar", "chat", "screening", "line", "people", "flow", "kinds"];

const pureBuiltins = ["node:crypto"];

const reserved = [
  {
    packages: /^(@prisma\/.*|prisma|better-sqlite3(-13)?|pg)$|\/generated\//,
    files: [
      "src/store/connect.ts",
      "src/store/driver.ts",
      "src/store/migrate.ts",
      "src/store/prepared.ts",
      "src/store/tables.ts",
      "src/store/wait-for-lock.ts",
    ],
  },
  { packages: /^@slack\/bolt$/, files: ["adapters/slack/index.ts"] },
  { packages: /^botbuilder(-.*)?$/, files: ["adapters/teams/index.ts"] },
];

/** Waits for a lock of the operating system, which no clock of the county's has to do with. */
const pauses = "src/store/wait-for-lock.ts";

type Import = { readonly specifier: string; readonly typeOnly: boolean };

type Syntax = { readonly type: string; readonly [member: string]: unknown };

/** Every sentence this file of ours gives cause for; none when it keeps the rules. */
function faults(path: string, source: string): string[] {
  const program = parseAst(source, { lang: path.endsWith(".ts") ? "ts" : "js" }, path);
  const nodes = [...walk(program)];
  return [
    ...nodes.flatMap(importsOf).flatMap((each) => importFaults(path, each)),
    ...(path.startsWith("src/") && path !== pauses
      ? nodes.flatMap((node) => timeFaults(path, node))
      : []),
  ];
}

function importFaults(path: string, { specifier, typeOnly }: Import): string[] {
  const because = (rule: string) => [`${path} imports ${specifier}: ${rule}.`];

  const rule = reserved.find(({ packages }) => packages.test(specifier));
  if (rule && !rule.files.includes(path)) return because(`only ${rule.files.join(" and ")} may`);
  if (!path.startsWith("src/")) return [];

  const from = roomOf(path);
  if (!specifier.startsWith(".")) {
    const impure = specifier.startsWith("node:") && !pureBuiltins.includes(specifier);
    return impure && pure.includes(from) ? because(`${from} does no I/O`) : [];
  }

  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith("src/")) return because("src imports only src and packages");
  const to = roomOf(target);
  if (from === "kinds" && to === "kinds" && kindOf(path) !== kindOf(target)) {
    return because("kinds never import each other");
  }
  if (to === "kinds" && from !== "kinds" && path !== "src/catalog.ts") {
    return because("only src/catalog.ts knows which kinds there are");
  }
  if (from === "flow" && target === "src/store/store.ts" && typeOnly) return [];
  if (rooms.indexOf(to) > rooms.indexOf(from)) {
    return because(`${from} stands before ${to} in ${rooms.join(" <- ")}`);
  }
  if (apart.some(([one, other]) => pairIs(from, to, one, other))) {
    return because(`${from} and ${to} know nothing of each other`);
  }
  const order = from === to ? inner[from] : undefined;
  if (order !== undefined && levelIn(order, target) > levelIn(order, path)) {
    return because("it stands before that in its room");
  }
  return [];
}

const pairIs = (from: Room, to: Room, one: Room, other: Room): boolean =>
  (from === one && to === other) || (from === other && to === one);

const levelIn = (order: readonly RegExp[], path: string): number =>
  order.findIndex((names) => names.test(path));

/** The folder of a kind: `clue` of `src/kinds/clue/steps/receiving.ts`. */
function kindOf(path: string): string | undefined {
  return path.split("/")[2];
}

function roomOf(path: string): Room {
  const [, folder, ...rest] = path.split("/");
  const room = rooms.find((one) => one === folder);
  return rest.length === 0 || room === undefined ? "root" : room;
}

function importsOf(node: Syntax): Import[] {
  const literal = (value: unknown) => {
    const { type, value: text, quasis = [] } = (value ?? {}) as Syntax & { quasis?: Syntax[] };
    if (type === "Literal" && typeof text === "string") return text;
    const [only, ...more] = quasis;
    if (only && more.length === 0) return (only["value"] as { cooked: string }).cooked;
    return undefined;
  };
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration": {
      const specifier = literal(node["source"]);
      if (specifier === undefined) return [];
      const kind = (each: Syntax) => each["importKind"] ?? each["exportKind"];
      const names = (node["specifiers"] ?? []) as Syntax[];
      const typeOnly =
        kind(node) === "type" || (names.length > 0 && names.every((name) => kind(name) === "type"));
      return [{ specifier, typeOnly }];
    }
    case "TSImportType":
      return [{ specifier: literal(node["source"]) ?? "(computed)", typeOnly: true }];
    case "TSExternalModuleReference":
      return [{ specifier: literal(node["expression"]) ?? "(computed)", typeOnly: false }];
    case "ImportExpression":
      return [{ specifier: literal(node["source"]) ?? "(computed)", typeOnly: false }];
    case "CallExpression": {
      if ((node["callee"] as Syntax)["name"] !== "require") return [];
      const [argument] = node["arguments"] as Syntax[];
      return [{ specifier: literal(argument) ?? "(computed)", typeOnly: false }];
    }
    default:
      return [];
  }
}

const clocks = /^(Date\.now|performance\.(now|timeOrigin)|process\.(hrtime|uptime))$/;
const timers = /^(setTimeout|setInterval)$/;
const zones = /^process\.env\.TZ$/;
const localMethods =
  /^([gs]et(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|to(Date|Time)String|toLocale(Date|Time)?String|resolvedOptions)$/;

/** Nothing in src/ asks the time, the zone or the locale of the process: they are given. */
function timeFaults(path: string, node: Syntax): string[] {
  const because = (what: string) => [
    `${path} uses ${what}: src never asks the time, the zone or the locale; they are given to it.`,
  ];
  const called = node["arguments"] as Syntax[] | undefined;
  switch (node.type) {
    case "MemberExpression": {
      const whole = dotted(node) ?? "";
      const last = dotted({ ...node, object: { type: "Identifier", name: "_" } })?.slice(2) ?? "";
      if (clocks.test(whole) || zones.test(whole)) return because(whole);
      if (localMethods.test(last)) return because(`.${last}`);
      return timers.test(last) ? because(last) : [];
    }
    case "CallExpression": {
      const callee = dotted(node["callee"] as Syntax) ?? "";
      if (timers.test(callee)) return because(callee);
      if (callee === "Date") return because("Date()");
      return callee === "Intl.DateTimeFormat" && !givesZone(called) ? because(callee) : [];
    }
    case "NewExpression": {
      const callee = dotted(node["callee"] as Syntax) ?? "";
      if (callee === "Date" && called?.length === 0) return because("new Date()");
      if (callee === "Date" && (called?.length ?? 0) > 1) {
        return because("new Date(year, month, …), which is in the process's zone");
      }
      return callee === "Intl.DateTimeFormat" && !givesZone(called) ? because(callee) : [];
    }
    case "ImportSpecifier": {
      const name = (node["imported"] as Syntax)["name"] as string;
      return timers.test(name) ? because(name) : [];
    }
    default:
      return [];
  }
}

function givesZone(called: readonly Syntax[] = []): boolean {
  const properties = (called[1]?.["properties"] ?? []) as Syntax[];
  return properties.some((each) => (each["key"] as Syntax | undefined)?.["name"] === "timeZone");
}

/** `a.b.c` for a chain of plain names, without a leading `globalThis`. */
function dotted(node: Syntax): string | undefined {
  if (node.type === "ChainExpression") return dotted(node["expression"] as Syntax);
  if (node.type === "Identifier") return node["name"] as string;
  if (node.type !== "MemberExpression") return undefined;
  const object = dotted(node["object"] as Syntax);
  const property = node["property"] as Syntax;
  const name = node["computed"] ? property["value"] : property["name"];
  if (object === undefined || typeof name !== "string") return undefined;
  return object === "globalThis" ? name : `${object}.${name}`;
}

function* walk(value: unknown): Generator<Syntax> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each);
  } else if (value && typeof value === "object") {
    if ("type" in value) yield value as Syntax;
    for (const each of Object.values(value)) yield* walk(each);
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["src", "adapters"].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.startsWith("src/store/generated/")),
);

test("every file of src and adapters keeps to the direction of imports and asks nobody the time", () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((path) => faults(path, readFileSync(root + path, "utf8")))).toEqual([]);
});

test("every file of a room with an order has a place in it, and only bot.ts and catalog.ts lie loose", () => {
  const placed = files.filter((path) => path.startsWith("src/"));
  const homeless = placed.filter((path) => {
    const order = inner[roomOf(path)];
    return order !== undefined && levelIn(order, path) < 0;
  });
  expect(homeless).toEqual([]);
  expect(placed.filter((path) => roomOf(path) === "root").sort()).toEqual([
    "src/bot.ts",
    "src/catalog.ts",
  ]);
});

/** The names of types that more than one file exports. */
const namedTwice = (sources: readonly string[]): readonly string[] => {
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^export type (\w+)/gm)].map(([, name = ""]) => name),
  );
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
};

test("an exported type's name stands once", () => {
  const twice = namedTwice([
    "export type Part = 1;",
    "export type Row = 2;\nexport type Part = 3;",
  ]);
  expect(twice).toEqual(["Part"]);
  expect(namedTwice(files.map((path) => readFileSync(root + path, "utf8")))).toEqual([]);
});

/** Files that import each other in a circle, one circle a line. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(" -> "));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}

test("no files of src import each other in a circle", () => {
  const imports = new Map(
    files
      .filter((path) => path.startsWith("src/"))
      .map((path) => {
        const program = parseAst(readFileSync(root + path, "utf8"), { lang: "ts" }, path);
        const targets = [...walk(program)]
          .flatMap(importsOf)
          .flatMap(({ specifier }) =>
            specifier.startsWith(".") ? [posix.join(posix.dirname(path), specifier)] : [],
          );
        return [path, targets] as const;
      }),
  );
  expect(circles(imports)).toEqual([]);
  expect(
    circles(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["a"]],
      ]),
    ),
  ).toEqual(["a -> b -> c -> a"]);
});

describe("a file that breaks a rule is told which", () => {
  const imports: [path: string, source: string, says: string][] = [
    ["src/calendar/day.ts", 'import "../chat/text.ts"', "calendar stands before chat"],
    ["src/chat/card.ts", 'export * from "../people/directory.ts"', "chat stands before people"],
    ["src/chat/plain.ts", 'import { a } from "../line/verb.ts"', "chat stands before line"],
    [
      "src/line/verb.ts",
      'import { a } from "../screening/screen.ts"',
      "know nothing of each other",
    ],
    ["src/people/cover.ts", 'type A = import("../flow/flow.ts").A', "people stands before flow"],
    ["src/flow/flow.ts", 'import { a } from "../kinds/clue/flow.ts"', "only src/catalog.ts knows"],
    ["src/flow/flow.ts", 'import { a } from "../store/store.ts"', "flow stands before store"],
    ["src/flow/flow.ts", 'import type { A } from "../store/open.ts"', "flow stands before store"],
    ["src/flow/find.ts", 'import { a } from "../commands/show.ts"', "flow stands before commands"],
    [
      "src/kinds/clue/flow.ts",
      'import type { A } from "../meeting/model.ts"',
      "kinds never import each",
    ],
    [
      "src/kinds/clue/steps/receiving.ts",
      'import type { A } from "../../../store/store.ts"',
      "kinds stands before store",
    ],
    [
      "src/kinds/clue/flow.ts",
      'const a = await import("../../bot.ts")',
      "kinds stands before root",
    ],
    ["src/kinds/clue/flow.ts", 'import { readFileSync } from "node:fs"', "kinds does no I/O"],
    [
      "src/kinds/clue/seats.ts",
      'import { a } from "./cards.ts"',
      "it stands before that in its room",
    ],
    [
      "src/kinds/clue/clocks.ts",
      'import { a } from "./steps/a.ts"',
      "it stands before that in its",
    ],
    ["src/request/take-step.ts", 'import "./execute.ts"', "it stands before that in its room"],
    ["src/request/take-step.ts", 'import "../delivery/send.ts"', "stands before delivery"],
    ["src/delivery/send.ts", 'import "../request/reply.ts"', "know nothing of each other"],
    ["src/delivery/address.ts", 'import "./send.ts"', "it stands before that in its room"],
    ["src/commands/show.ts", 'import "../request/form.ts"', "commands stands before request"],
    ["src/admin/backup.ts", 'import "../kinds/clue/model.ts"', "only src/catalog.ts knows"],
    ["src/store/store.ts", 'import { a } from "../catalog.ts"', "store stands before root"],
    ["src/bot.ts", 'import { a } from "../adapters/adapter.ts"', "src imports only src"],
    ["src/bot.ts", 'import { a } from "./store/generated/sqlite/client.ts"', "only src/store/con"],
    ["src/store/store.ts", 'import type { A } from "@prisma/client"', "only src/store/connect.ts"],
    ["adapters/main.ts", 'import { PrismaPg } from "@prisma/adapter-pg"', "only src/store/connect"],
    ["adapters/slack/parse.ts", 'import type { A } from "@slack/bolt"', "only adapters/slack/ind"],
    ["adapters/main.ts", 'require("botbuilder")', "only adapters/teams/index.ts may"],
  ];
  test.each(imports)("%s: %s", (path, source, says) => {
    const found = faults(path, source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path} imports `);
    expect(found[0]).toContain(says);
  });

  const times: [source: string, says: string][] = [
    ["Date.now()", "Date.now"],
    ["const now = Date.now", "Date.now"],
    ["new Date()", "new Date()"],
    ["new Date(2025, 7, 1)", "new Date(year, month, …)"],
    ["Date()", "Date()"],
    ["performance.now()", "performance.now"],
    ["globalThis.setTimeout(f, 1)", "setTimeout"],
    ["setInterval(f, 1)", "setInterval"],
    ['import { setTimeout as pause } from "node:timers/promises"', "setTimeout"],
    ["d.getHours()", ".getHours"],
    ["d?.getDay()", ".getDay"],
    ['d["getTimezoneOffset"]()', ".getTimezoneOffset"],
    ['d.toLocaleDateString("zh-CN")', ".toLocaleDateString"],
    ["f.resolvedOptions().timeZone", ".resolvedOptions"],
    ['new Intl.DateTimeFormat("zh-CN")', "Intl.DateTimeFormat"],
    ["process.env.TZ", "process.env.TZ"],
  ];
  test.each(times)("src/store/store.ts: %s", (source, says) => {
    const found = [...new Set(faults("src/store/store.ts", source))];
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`src/store/store.ts uses ${says}`);
  });

  const fine: [path: string, source: string][] = [
    ["src/flow/flow.ts", 'import type { Store } from "../store/store.ts"'],
    ["src/flow/flow.ts", 'import { type Store } from "../store/store.ts"'],
    ["src/chat/field.ts", 'import { addDays } from "../calendar/day.ts"; import { z } from "zod"'],
    [
      "src/kinds/clue/steps/receiving.ts",
      'import { words } from "../words.ts"; import { step } from "../../../flow/step.ts"',
    ],
    ["src/flow/history.ts", 'import { createHash } from "node:crypto"'],
    ["src/catalog.ts", 'import "./kinds/clue/flow.ts"; import "./kinds/meeting/flow.ts"'],
    ["src/store/connect.ts", 'import { PrismaPg } from "@prisma/adapter-pg"'],
    ["adapters/main.ts", 'import { bot } from "../src/bot.ts"; setTimeout(f, Date.now())'],
    ["src/calendar/day.ts", "new Date(0).getUTCDay() + new Date(Date.UTC(2025, 7, 1)).getTime()"],
    ["src/calendar/day.ts", 'new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai" })'],
    ["src/chat/text.ts", '// Date.now()\nconst said = "new Date()"'],
  ];
  test.each(fine)("but not one that keeps them: %s: %s", (path, source) => {
    expect(faults(path, source)).toEqual([]);
  });
});
