import { withMetrics } from "../adapters/runtime/metrics.ts";
import { dayOf } from "../src/calendar/day.ts";
import { commandsFor, verbsOf } from "../src/catalog.ts";
import type { Block, Press } from "../src/chat/card.ts";
import type { Post, Reply, Request } from "../src/chat/exchange.ts";
import type { Field, Question } from "../src/chat/field.ts";
import { correctionStep } from "../src/flow/correction.ts";
import { rootOf } from "../src/flow/history.ts";
import type { Matter } from "../src/flow/matter.ts";
import { standingOn } from "../src/people/cover.ts";
import { demoPeople } from "../src/people/demo.ts";
import { type Directory, keepers, type Person } from "../src/people/directory.ts";
import { newUntil } from "../src/people/new-account.ts";
import { openScene } from "../test/scene.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { alike } from "./matrix.ts";
import { allMatters, faultsOf, mayKnow } from "./model.ts";
import { begun, canariesIn, groups } from "./people.ts";
import { pagePermits } from "./permitted.ts";
import { answersTo, anything, cast, lineOf, type Saying, valueFor } from "./sayings.ts";

const verbs = verbsOf(commandsFor("山丹县", true));
const fields: readonly (readonly [string, Field])[] = verbs.flatMap((verb) =>
  Object.entries(verb.fields),
);

/** Accounts nobody has bound. */
const strangers = ["a stranger", "another stranger", "water.liaison "] as const;

const everyCode = /[A-Z]{2}-\d{4}-\d{4,}/g;
const bindCodes = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g;

/** What attackers get hold of: buttons and forms, requests made before, links, ids of files, codes and numbers. */
type Loot = {
  readonly presses: { readonly press: Press; readonly questions?: readonly Question[] }[];
  readonly requests: Request[];
  readonly links: { readonly account: string; readonly token: string }[];
  readonly files: string[];
  readonly codes: string[];
};

const mostKept = 80;
/** Adds to what was taken; the oldest of too much goes. */
const keep = <T>(list: T[], ...more: readonly T[]): void => {
  list.push(...more);
  list.splice(0, Math.max(0, list.length - mostKept));
};

const linksIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.is === "links" ? block.links.map(({ url }) => url.split("/").at(-1) ?? "") : [],
  );

/** Values no form of ours gives back. */
const oddValue = (saying: Saying, loot: Loot): unknown => {
  const { chance, codes, canary } = saying;
  const field = chance.pick(fields)?.[1];
  return chance.pick([
    () => canary(),
    () => (field === undefined ? "" : valueFor(saying, field)),
    () => (field === undefined ? "" : valueFor(saying, field)),
    () => chance.pick(codes),
    () => chance.pick(loot.files),
    () => chance.pick(demoPeople)?.id,
    () => [canary(), chance.pick(codes), { is: canary() }],
    () => ({ zh: canary(), toString: canary() }),
    () => JSON.parse(`{"__proto__":{"roles":["chief"]},"constructor":"${canary()}"}`),
    () => null,
    () => true,
    () => chance.below(10_000),
    () => `${canary()}\u0000\ud800${"水".repeat(chance.below(500))}`,
  ] as const)();
};

const oddKeys = ["__proto__", "constructor", "unit", "confirmed", "parent", "share", "shown", "by"];

/** Answers made up of fields of any form, offered or not. */
const forgedAnswers = (saying: Saying, loot: Loot): Readonly<Record<string, unknown>> => {
  const { chance } = saying;
  const verb = chance.pick(verbs);
  const own = Object.entries(verb?.fields ?? {}).map(([key, field]) => [
    key,
    chance.is(0.8) ? valueFor(saying, field) : oddValue(saying, loot),
  ]);
  const others = Array.from({ length: chance.below(4) }, () => [
    chance.is(0.7) ? (chance.pick(fields)?.[0] ?? "code") : (chance.pick(oddKeys) ?? "by"),
    oddValue(saying, loot),
  ]);
  return Object.fromEntries([...own, ...others]);
};

/** A press nobody was offered. */
const forgedPress = (saying: Saying, loot: Loot): Press => {
  const { chance, codes } = saying;
  const verb = chance.pick(verbs);
  const guarding = verbs.filter(({ id }) => /\.(recuse|raise|quarantine|purge|release)$/.test(id));
  const meant = chance.is(0.08) ? chance.pick(guarding) : verb;
  const given = Object.entries(meant?.fields ?? {}).map(([key, field]) => [
    key,
    valueFor(saying, field),
  ]);
  const fitting = codes.filter((one) => one.startsWith(meant?.prefix ?? ""));
  const code = chance.is(0.85) ? chance.pick(fitting) : chance.pick(codes);
  return {
    command: chance.is(0.95) ? (meant?.id ?? "help") : (chance.pick(oddKeys) ?? ""),
    ...(code === undefined || chance.is(0.1) ? {} : { code }),
    ...(chance.is(0.5) ? { shown: chance.below(6) } : {}),
    ...(chance.is(0.3) ? { key: `forged-${chance.below(50)}` } : {}),
    ...(chance.is(0.2) ? { prefill: forgedAnswers(saying, loot) } : {}),
    ...(chance.is(0.75)
      ? { answers: chance.is(0.6) ? Object.fromEntries(given) : forgedAnswers(saying, loot) }
      : {}),
  };
};

/** A button or form somebody else was shown, as it was or with something else in it. */
const tampered = (saying: Saying, loot: Loot): Press => {
  const { chance, codes } = saying;
  const found = chance.pick(loot.presses);
  if (found === undefined) return forgedPress(saying, loot);
  const { press, questions } = found;
  const filled = questions === undefined ? {} : { answers: answersTo(saying, questions) };
  const whole: Press = { ...press, ...filled };
  return chance.pick([
    () => whole,
    () => ({ ...whole, answers: { ...whole.answers, ...forgedAnswers(saying, loot) } }),
    () => ({ ...whole, code: chance.pick(codes) ?? "" }),
    () => ({ ...whole, shown: chance.below(9) }),
    () => ({ ...whole, command: chance.pick(verbs)?.id ?? "show" }),
  ] as const)();
};

const postLines = (saying: Saying, loot: Loot): string => {
  const { chance } = saying;
  const someone = chance.pick(cast);
  const code = chance.is(0.3) ? chance.pick(loot.codes) : undefined;
  const guess = Array.from({ length: 12 }, () => "ABCDEFGHJK23456789"[chance.below(18)]).join("");
  return chance.pick([
    `绑定 ${code ?? guess}`,
    `绑定 ${code ?? guess}`,
    `岗位核准 ${String(chance.below(10_000)).padStart(4, "0")}`,
    "岗位核准",
    `岗位不同意 ${String(chance.below(10_000)).padStart(4, "0")}`,
    `交接 ${someone}`,
    `请假 岗位=${someone} 代办=${chance.pick(cast)} 从=今天 到=明天`,
    `委托 代办=${chance.pick(cast)} 从=今天 到=明天`,
    `通讯录 ${someone}`,
  ]);
};

const guardingLines = (saying: Saying): string => {
  const { chance, canary, codes } = saying;
  const code = chance.pick(codes) ?? "xs1";
  return chance.pick([
    `提级 ${code} ${canary()}`,
    `回避 ${code} ${canary()}`,
    `回避 ${code} 理由=${canary()} 人员=${chance.pick(cast)}`,
    `隔离 ${code} ${canary()}`,
    `清除 ${code} ${canary()}`,
    `解除隔离 ${code} ${canary()}`,
    `追加责任单位 ${code} 水务局`,
    `举报人 ${code}`,
    `申请查看举报人 ${code} ${canary()}`,
    `更正 ${code}`,
  ]);
};

/**
 * Where two answers part that were given to the same with another number, with what stands around it;
 * nothing where they are the same.
 */
const difference = (given: readonly unknown[], codes: readonly string[]): string | undefined => {
  // An example in a help text may be one of the numbers: both become the same in both.
  const [one = "", other = ""] = given.map((answer) =>
    codes
      .reduce<string>((said, code) => alike(JSON.parse(said), code), JSON.stringify(answer))
      // What was typed is repeated cut short, which may cut through the number.
      .replace(/[A-Z]{2}-[\d-]*…/g, "…"),
  );
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 200);
  return `…${one.slice(from, at + 200)}… and …${other.slice(from, at + 200)}…`;
};

/** Whether what is said is of matters alone: what else there is takes effect when it is asked a second time. */
const isAboutMatters = ({ said }: Request): boolean =>
  said.is === "line"
    ? !/时钟|clock|岗位|post|交接|handover|请假|leave|委托|绑定|语言|lang|群|group/.test(said.line)
    : verbs.some(
        ({ id, about, ofMatter }) => id === said.press.command && (about === "matter" || ofMatter),
      );

const oddNames = [
  "../../etc/passwd",
  "a\u0000b.txt",
  "\u202ecod.exe",
  "con.txt",
  "%2e%2e%2f.html",
  "x".repeat(400),
  "表.xlsx",
  "",
] as const;

const oddContents: readonly ((marked: string) => Uint8Array)[] = [
  (marked) => new TextEncoder().encode(`${marked} ${marked}`),
  (marked) => new TextEncoder().encode(`${marked} ${marked}`),
  (marked) => new TextEncoder().encode(`<script>${marked}</script>`),
  (marked) => new TextEncoder().encode(`%PDF-1.7\n/JavaScript ${marked}`),
  (marked) => new Uint8Array([0x50, 0x4b, 3, 4, ...new TextEncoder().encode(marked)]),
  (marked) => new Uint8Array([0xff, 0xfe, 0, 0xd8, ...new TextEncoder().encode(marked)]),
  () => new Uint8Array(),
];

const sorts = [
  ["line", 14],
  ["forged", 26],
  ["tampered", 18],
  ["replayed", 6],
  ["file", 5],
  ["link", 8],
  ["suggest", 7],
  ["options", 4],
  ["post", 6],
  ["guarding", 4],
  ["time", 2],
] as const;
const weights = sorts.flatMap(([sort, weight]) => Array<typeof sort>(weight).fill(sort));

/** A county under attack, looked at after each step. */
const openCounty = async (chance: Chance) => {
  const scene = await openScene("2026-11-23T01:00:00.000Z");
  const { bot, text: metrics } = withMetrics(scene.bot);
  for (const [who, group, as] of groups)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
  let canaries = 0;
  let events = 0;
  let heard = 0;
  let twins = 0;
  let root = "";
  let counted = 0;
  let matters: ReadonlyMap<string, Matter> = new Map();
  let directories: readonly Directory[] = [];
  const loot: Loot = { presses: [], requests: [], links: [], files: [], codes: [] };
  const stands = new Map<string, Set<string>>();
  const sender = new Map<string, string>();
  const happened: string[] = [];
  const seenPosts = new WeakSet<Post>();
  const bound = new Map<string, string>();

  const fail = (fault: string): never => {
    throw new Error(`${fault}\nafter\n${happened.slice(-6).join("\n")}`);
  };
  const did = (what: string): void => {
    happened.push(what.slice(0, 2000));
    happened.splice(0, happened.length - 6);
  };
  const saying = (): Saying => ({
    chance,
    today: dayOf(scene.clock.now()),
    codes: [...matters.keys()],
    verbs,
    canary: () => `雀${++canaries}鸟`,
  });

  /** The posts an account stands for, before what happened and after; a new account's say so. */
  const peopleBehind = async (account: string): Promise<readonly Person[]> => {
    const known = await scene.store.account("web", account);
    if (known === undefined) return [];
    const until = newUntil({}, known, scene.clock.now());
    return directories
      .flatMap(({ people }) => people.get(known.person) ?? [])
      .map((person) => (until === undefined ? person : { ...person, newUntil: until }));
  };
  const knows = (person: Person, matter: Matter | undefined): boolean =>
    matter !== undefined &&
    (person.newUntil === undefined || matter.visibility === 1) &&
    mayKnow(person, matter);

  const mayHaveKnown = (
    people: readonly Person[],
    canary: string,
    before: ReadonlyMap<string, Matter>,
  ): boolean =>
    [...(stands.get(canary) ?? [])].some((code) =>
      [before.get(code), matters.get(code)].some((one) =>
        people.some((person) => knows(person, one)),
      ),
    );

  /** Whether a new entry is by whoever asked, and the page of permissions lets them. */
  const permitted = async (
    was: Matter | undefined,
    is: Matter,
    people: readonly Person[],
  ): Promise<void> => {
    const entries = (await scene.store.entries(is.code)).filter(
      ({ number }) => number > (was?.historyLength ?? 0),
    );
    for (const { actor, step } of entries) {
      if (actor === "system") continue;
      if (!people.some(({ id }) => id === actor))
        fail(`${is.code}: ${step} is said to be by ${actor}`);
      if (was === undefined || step === correctionStep) continue;
      const allowed = people.some((person) => pagePermits(person, step, was) !== false);
      if (!allowed) fail(`${actor} took ${step} of ${is.code}, which the page does not permit`);
      if (!people.some((person) => knows(person, was)))
        fail(`${actor} took ${step} of ${is.code}, of which they may not know`);
    }
  };

  /** Who is bound to what may change only with a code that was given out, and as a second person of the right sort says. */
  const boundRightly = async (): Promise<void> => {
    const [directory] = directories.slice(-1);
    for (const account of strangers) {
      const known = await scene.store.account("web", account);
      if (known === undefined || bound.get(account) === known.person) continue;
      bound.set(account, known.person);
      if (loot.codes.length === 0) fail(`${account} is bound to ${known.person} without a code`);
    }
    for (const one of await scene.store.settledPostRequests("2026-01-01T00:00:00.000Z")) {
      if (one.settled !== "approved") continue;
      const by = directory?.people.get(one.settledBy ?? "");
      if (by === undefined || by.id === one.by || by.roles.some((role) => keepers.includes(role)))
        fail(`${one.post}: ${one.change.is} was approved by ${one.settledBy}`);
    }
  };

  /** Looks at everything after something was done by an account, with what it was told. */
  const look = async (account: string | undefined, asked: unknown, told: unknown) => {
    const before = matters;
    counted += 1;
    const heads = rootOf(await scene.store.heads(scene.clock.now()));
    const changed = heads !== root;
    root = heads;
    const directory = standingOn(await scene.store.directory(), dayOf(scene.clock.now()));
    directories = [...directories.slice(-1), directory];
    const people = account === undefined ? [] : await peopleBehind(account);
    if (changed || counted % 25 === 0) {
      matters = await allMatters(scene.store);
      for (const [code, matter] of matters) {
        const was = before.get(code);
        if (was?.version === matter.version) continue;
        if (!changed) fail(`${code} was changed without an entry`);
        const entries = await scene.store.entries(code);
        for (const canary of canariesIn([matter, entries]))
          stands.set(canary, (stands.get(canary) ?? new Set()).add(code));
        if (account !== undefined) await permitted(was, matter, people);
        const [fault] = await faultsOf(scene.store, directory, was, matter);
        if (fault !== undefined) fail(fault);
      }
    }
    // A note to whoever is late is kept with its notice alone: it is of the matter it is about.
    const named = JSON.stringify(asked ?? "").match(everyCode)?.[0];
    const own = canariesIn(asked ?? "");
    if (named !== undefined)
      for (const canary of own) if (!stands.has(canary)) stands.set(canary, new Set([named]));
    for (const canary of canariesIn(told ?? ""))
      if (
        !own.has(canary) &&
        sender.get(canary) !== account &&
        !mayHaveKnown(people, canary, before)
      )
        fail(`${account} was told ${canary}: ${JSON.stringify(told)}`);
    for (const { post } of scene.messages.slice(-60)) {
      if (seenPosts.has(post)) continue;
      seenPosts.add(post);
      const [sort = "", to = ""] = post.conversation.split(/:(.*)/);
      const readers = sort === "group" ? [] : await peopleBehind(to);
      for (const canary of canariesIn(post))
        if (sort === "group" || !mayHaveKnown(readers, canary, before))
          fail(`${post.conversation} was sent ${canary}: ${JSON.stringify(post)}`);
    }
    for (const line of scene.logged.slice(heard))
      if (/failed|雀\d+鸟/.test(line)) fail(`logged: ${line}`);
    heard = scene.logged.length;
    const measured = await metrics();
    if (canariesIn(measured).size > 0) fail(`/metrics: ${measured}`);
    return { changed, people, before };
  };

  const remember = (account: string, reply: Reply): void => {
    const form = "form" in reply ? reply.form : undefined;
    const card = "card" in reply ? reply.card : undefined;
    const actions = [...(card?.actions ?? []), ...(form?.actions ?? [])];
    keep(loot.presses, ...actions.map(({ press }) => ({ press })));
    if (form !== undefined) keep(loot.presses, { press: form.submit, questions: form.questions });
    const tokens = linksIn([...(card?.body ?? []), ...(form?.intro ?? [])]);
    keep(loot.links, ...tokens.map((token) => ({ account, token })));
    keep(loot.codes, ...(JSON.stringify(reply).match(bindCodes) ?? []));
  };

  const somebody = (): string =>
    chance.is(0.08)
      ? chance.pick(strangers)
      : chance.is(0.8)
        ? chance.pick(cast)
        : (chance.pick(demoPeople)?.id ?? "admin");

  const requestOf = (said: Request["said"], account = somebody()): Request => ({
    platform: "web",
    account,
    event: `attack-${++events}`,
    surface: chance.is(0.1)
      ? { is: "group", conversation: chance.pick(groups)[1], mentioned: chance.is(0.6) }
      : { is: "direct", conversation: `direct:${account}` },
    said,
  });

  /** Answers are the same for what is hidden and for what is not there; asked once more with a number nobody has given. */
  const asAbsent = async (request: Request, reply: Reply, before: ReadonlyMap<string, Matter>) => {
    const codes = [...new Set(JSON.stringify(request.said).match(everyCode))];
    const [code = ""] = codes;
    const matter = before.get(code);
    const people = await peopleBehind(request.account);
    if (codes.length !== 1 || matter === undefined || people.length === 0) return;
    if (people.some((person) => knows(person, matter) || knows(person, matters.get(code)))) return;
    // What came before is answered as what came of it, and whoever took the latest step may take it back.
    if (loot.requests.some((one) => one !== request && one.event === request.event)) return;
    const last = (await scene.store.entries(code)).at(-1);
    if (people.some(({ id }) => id === last?.actor)) return;
    if (!isAboutMatters(request)) return;
    // What a group was just shown is no secret there: it says what the group reads, and not a word more.
    const { surface, platform } = request;
    const group =
      surface.is === "group" && (await scene.store.channel(platform, surface.conversation));
    if (group && (await scene.store.matterShownIn(code, group)) !== undefined) {
      if (canariesIn(reply).size > 0)
        fail(`${surface.conversation} reads ${JSON.stringify(reply)}`);
      return;
    }
    twins += 1;
    const absent = code.replace(/\d{4}$/, "7777");
    const said = JSON.parse(JSON.stringify(request.said).replaceAll(code, absent));
    const other = await bot.handle({ ...request, event: `attack-${++events}`, said });
    const unlike = difference([reply, other], [code, absent]);
    if (unlike !== undefined) fail(`${request.account}: ${code} and ${absent}: ${unlike}`);
  };

  const asks = async (request: Request): Promise<void> => {
    did(`${request.account} (${request.surface.is}): ${JSON.stringify(request.said)}`);
    keep(loot.requests, request);
    const reply = await bot.handle(request);
    if (reply.here === true && canariesIn(reply).size > 0)
      fail(`${request.surface.conversation} reads ${JSON.stringify(reply)}`);
    const { changed, before } = await look(request.account, request, reply);
    if (!changed) await asAbsent(request, reply, before);
    if (/岗位|绑定|post|bind/.test(JSON.stringify(request.said))) await boundRightly();
    remember(request.account, reply);
  };

  const suggests = async (): Promise<void> => {
    const account = somebody();
    const whole = lineOf(saying());
    const line = whole.slice(0, chance.below(whole.length + 1));
    did(`${account} types ${line}`);
    const found = await bot.suggest(line, { platform: "web", account }, 20);
    const { people } = await look(account, line, found);
    const [code = ""] = line.match(everyCode) ?? [];
    const matter = matters.get(code);
    if (matter === undefined || people.some((person) => knows(person, matter))) return;
    const absent = code.replace(/\d{4}$/, "7777");
    const other = await bot.suggest(
      line.replaceAll(code, absent),
      { platform: "web", account },
      20,
    );
    const unlike = difference([found, other], [code, absent]);
    if (unlike !== undefined) fail(`${account} types ${line}: ${unlike}`);
  };

  const readers: (readonly [who: string, code: string])[] = [];
  const privately = (who: string, line: string, files?: readonly string[]): Request => ({
    ...requestOf({ is: "line", line, ...(files === undefined ? {} : { files }) }, who),
    surface: { is: "direct", conversation: `direct:${who}` },
  });

  const opens = async (): Promise<void> => {
    // Links go stale; whoever had one asks for another, which is there to be stolen.
    const [reader, about] = chance.pick(readers) ?? [];
    if (reader !== undefined && chance.is(0.5)) await asks(privately(reader, `附件 ${about}`));
    const link = chance.pick(chance.is(0.7) ? loot.links.slice(-3) : loot.links);
    const account = chance.is(0.5) ? somebody() : (link?.account ?? "admin");
    const token =
      link === undefined || chance.is(0.15)
        ? anything(saying())
        : chance.is(0.25)
          ? `${link.token.slice(0, -1 - chance.below(30))}A${link.token.slice(-chance.below(30))}`
          : link.token;
    did(`${account} opens ${token}, which was given to ${link?.account}`);
    const opened = await bot.openFile(token, { platform: "web", account });
    if (opened.is !== "file") return void (await look(account, undefined, undefined));
    if (token !== link?.token || account !== link.account)
      fail(`${account} opened a link of ${link?.account}`);
    const content = new TextDecoder().decode(opened.content);
    await look(account, undefined, `${opened.name} ${content}`);
  };

  const sends = async (): Promise<void> => {
    const account = somebody();
    const marked = saying().canary();
    sender.set(marked, account);
    const name = chance.is(0.5) ? `${marked}.txt` : `${marked}${chance.pick(oddNames)}`;
    const content = (chance.pick(oddContents) ?? (() => new Uint8Array()))(marked);
    did(`${account} sends ${name}`);
    const received = await bot.receive({ platform: "web", account, name, content });
    await look(account, marked, received);
    if (!("id" in received)) return;
    keep(loot.files, received.id);
    const by = chance.is(0.7) ? account : somebody();
    await asks(requestOf({ is: "line", line: lineOf(saying()), files: [received.id] }, by));
  };

  const lists = async (): Promise<void> => {
    const account = somebody();
    const source = chance.pick(["matters", "files", "people", "organisations"] as const);
    const query = chance.pick(["", "雀", chance.pick([...matters.keys()]) ?? "", "水"]);
    did(`${account} asks for ${source} like ${query}`);
    const found = await bot.options(source, query, { platform: "web", account }, 50);
    const { people } = await look(account, undefined, found);
    if (people.length === 0 && found.length > 0) fail(`${account} was given ${source}`);
  };

  const passes = async (): Promise<void> => {
    did("time passes");
    const hours = chance.pick([1, 8, 24]);
    await scene.moveTo(new Date(Date.parse(scene.clock.now()) + hours * 3_600_000).toISOString());
    await look(undefined, undefined, undefined);
  };

  const act = async (): Promise<void> => {
    const sort = chance.pick(weights) ?? "line";
    switch (sort) {
      case "line":
        return asks(requestOf({ is: "line", line: lineOf(saying()) }));
      case "forged":
        return asks(requestOf({ is: "press", press: forgedPress(saying(), loot) }));
      case "tampered":
        return asks(requestOf({ is: "press", press: tampered(saying(), loot) }));
      case "replayed": {
        const old = chance.pick(loot.requests);
        if (old === undefined) return passes();
        const account = chance.is(0.5) ? old.account : somebody();
        const again = requestOf(old.said, account);
        return asks(chance.is(0.5) ? { ...again, event: old.event } : again);
      }
      case "file":
        return sends();
      case "link":
        return opens();
      case "suggest":
        return suggests();
      case "options":
        return lists();
      case "post":
        return asks(requestOf({ is: "line", line: postLines(saying(), loot) }));
      case "guarding":
        return asks(requestOf({ is: "line", line: guardingLines(saying()) }));
      case "time":
        return passes();
    }
  };

  for (const [who, line] of begun)
    await asks({
      ...requestOf({ is: "line", line: line.replace(/\?/g, () => `雀${++canaries}鸟`) }, who),
      surface: { is: "direct", conversation: `direct:${who}` },
    });

  /** A clue with a file, and whoever receives it looking at both: links there are to steal. */
  const withFile = async (category: string): Promise<void> => {
    const account = "town-qingquan.liaison";
    const { canary } = saying();
    const marked = canary();
    sender.set(marked, account);
    const content = new TextEncoder().encode(`${marked} ${marked}`);
    const received = await bot.receive({
      platform: "web",
      account,
      name: `${marked}.txt`,
      content,
    });
    if (!("id" in received)) return fail(`a file was not taken: ${received.zh}`);
    const known = new Set(matters.keys());
    const line = `提交线索 标题=${canary()} 类别=${category} 事实=${canary()} 地点=${canary()} 日期=昨天 来源=投诉 举报人=${canary()}`;
    await asks(privately(account, line, [received.id]));
    const code = [...matters.keys()].find((one) => !known.has(one));
    if (code === undefined) return fail("no clue with a file was made");
    const { parties = [] } = matters.get(code) ?? {};
    const receivers = parties.flatMap(({ part, organisation }) =>
      part === "to" && organisation !== undefined ? [`${organisation}.liaison`] : [],
    );
    for (const who of [account, ...receivers]) {
      readers.push([who, code]);
      await asks(privately(who, `附件 ${code}`));
    }
  };
  for (const category of ["食品安全", "赌博"]) await withFile(category);
  if (loot.links.length === 0) fail("there is no link to steal");

  return {
    act,
    passes,
    counts: () => ({ matters: matters.size, messages: scene.messages.length, twins }),
    close: scene.close,
  };
};

/** What came of an attack. */
export type Attacked = {
  readonly steps: number;
  readonly matters: number;
  readonly messages: number;
  /** How often what is hidden was asked for beside what is not there. */
  readonly twins: number;
};

const perCounty = 250;

/**
 * Forged, stolen, replayed and guessed requests by anybody, bound or not, so many of them, in counties where
 * titles, texts, names and files are marked; throws at the first thing that must not be, with what led to it.
 */
export const attack = async (steps: number, seed: number): Promise<Attacked> => {
  const done = { steps: 0, matters: 0, messages: 0, twins: 0 };
  for (let county = 0; done.steps < steps; county += 1) {
    const world = await openCounty(chanceOf(seed + county));
    try {
      for (let step = 0; step < perCounty && done.steps < steps; step += 1) {
        await world.act();
        done.steps += 1;
      }
      // What is still to be sent is looked at too.
      await world.passes();
    } catch (error) {
      throw new Error(`seed ${seed + county}, after ${done.steps} steps`, { cause: error });
    } finally {
      const { matters, messages, twins } = world.counts();
      done.matters += matters;
      done.messages += messages;
      done.twins += twins;
      await world.close();
    }
  }
  return done;
};
