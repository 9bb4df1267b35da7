import { afterEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { barred, type Matter } from "../src/flow/matter.ts";
import { type DutyRow, isOwedBy, waitingIn } from "../src/flow/owed.ts";
import { unitOf } from "../src/flow/parties.ts";
import { sendersOf } from "../src/flow/told.ts";
import { standingOn } from "../src/people/cover.ts";
import type { Directory, Person } from "../src/people/directory.ts";
import { openScene, type Scene } from "./scene.ts";
import { ways } from "./ways.ts";

// Units and posts leave the directory in the middle of a matter: what has still something to do stays,
// what goes is named as before, and whatever duty loses its post is somebody's, who is told.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const secretariat = "gov-office.secretariat";

type Row = Pick<Person, "organisation" | "name" | "roles"> & { readonly id: string };

/** The directory as the file an operator imports, with posts left out or added. */
const file = async (rows: readonly Row[]): Promise<string> => {
  const { organisations } = await scene.store.directory();
  const units = new Set(rows.map(({ organisation }) => organisation));
  const lines = rows.map(({ id, organisation: unit, name, roles }) => {
    const { name: named, also, kind, superior = "" } = organisations.get(unit) ?? lost();
    const over = units.has(superior) ? superior : "";
    const post = id.split(".").at(-1);
    return [unit, named.zh, named.en, also.join("、"), kind, over, post, name.zh, name.en]
      .concat(roles.join("、"))
      .join();
  });
  return ["单位编号,单位,单位英文,别名,性质,上级,岗位编号,岗位,岗位英文,职责", ...lines].join("\n");
};

const lost = (): never => {
  throw new Error("it is not there");
};

/** Imports the directory without some posts and with some others, a minute later. */
const imports = async (goes: (post: Person) => boolean, ...added: readonly Row[]) => {
  const { people } = await scene.store.directory();
  const left = [...people.values()].filter((post) => !goes(post));
  await scene.clock.moveTo(new Date(Date.parse(scene.clock.now()) + 60_000).toISOString());
  const { problems, applied } = await scene.bot.importDirectory(
    await file([...left, ...added]),
    true,
  );
  return { problems: problems.map(({ said }) => said.zh), applied };
};

const stored = async (code: string): Promise<Matter> => (await scene.store.matter(code)) ?? lost();

const now = async (): Promise<Directory> =>
  standingOn(await scene.store.directory(), scene.clock.now().slice(0, 10));

type Held = { readonly row: DutyRow; readonly people: readonly Person[] };

/** What is owed in a matter now, with everybody who holds it and can see what it is about. */
const owedIn = async (code: string): Promise<readonly Held[]> => {
  const [is, directory, at] = [await stored(code), await now(), scene.clock.now()];
  const flow = flowOf(flows, is);
  const matter = readMatter(flow, is);
  return waitingIn(flow, matter, directory, { since: at, when: at }).map((row) => ({
    row,
    people: [...directory.people.values()].filter(
      (person) => isOwedBy(row, person, matter.kind) && canSee(sightOf(person), matter),
    ),
  }));
};

/** Walks a matter along its way and looks at it after every step; the directory is put back each time. */
const along = async (
  { starts, lines }: (typeof ways)[string],
  look: (stage: string) => Promise<void>,
): Promise<void> => {
  scene = await openScene(starts);
  for (const [who, line] of lines) {
    if (line === "") await scene.moveTo(who);
    else {
      const { reply, text } = await scene.says(who, line);
      expect(reply.is, `${who}: ${line}\n${text}`).toBe("card");
    }
    await look(`after ${line || who}`);
    expect(scene.logged.filter((one) => one.includes("failed"))).toEqual([]);
  }
};

/** Looks at what comes of posts that go, and puts them back. */
const whileGone = async (
  goes: (post: Person) => boolean,
  added: readonly Row[],
  look: (done: Awaited<ReturnType<typeof imports>>) => Promise<void>,
): Promise<void> => {
  const { organisations, people } = await scene.store.directory();
  const posts = [...people.values()];
  const accounts = await Promise.all(
    posts.filter(goes).map(({ id }) => scene.store.accountsOf(id)),
  );
  await look(await imports(goes, ...added));
  await scene.store.saveDirectory([...organisations.values()], posts);
  await scene.store.saveAccounts(accounts.flat());
};

/** A post that has no part in any duty, so that its unit stays. */
const archivist = (organisation: string): Row => ({
  id: `${organisation}.archive`,
  organisation,
  name: { zh: "档案员", en: "Archivist" },
  roles: ["officer"],
});

describe.each(Object.entries(ways))("%s", (_, way) => {
  const { code } = way;

  it("keeps every unit with a part in it in the directory until it is over", async () => {
    let known = "";
    await along(way, async (stage) => {
      const { organisations, ...directory } = await scene.store.directory();
      const { parties, closedAt, state } = await stored(code);
      if (closedAt !== undefined || state === known) return;
      known = state;
      const units = parties
        .filter(({ part }) => !barred.includes(part))
        .flatMap((party) => unitOf(party, { organisations, ...directory }) ?? []);
      for (const unit of new Set(units)) {
        const { problems, applied } = await imports(({ organisation }) => organisation === unit);
        expect(applied, `${stage}: ${unit}`).toBe(false);
        expect(problems.join(), `${stage}: ${unit}`).toMatch(
          new RegExp(
            `“${unit}[.a-z0-9-]*”不在表里，可是还有没办完的事（如${code}）。请留在表里，或先办完、交接。`,
          ),
        );
      }
      expect((await scene.store.directory()).organisations).toEqual(organisations);
    });
  });

  it("never leaves a duty to nobody when its posts go, and says whose it is", async () => {
    let [known, stages] = ["", 0];
    await along(way, async (stage) => {
      const duties = await owedIn(code);
      const units = [...new Set(duties.flatMap(({ row }) => row.organisation ?? []))];
      const asked = duties.map(({ row }) => `${row.step} ${row.track ?? ""}`).join();
      if (asked === known || units.length === 0) return;
      known = asked;
      const unit = units[stages++ % units.length] ?? lost();
      const ofUnit = ({ organisation }: Person) => organisation === unit;
      const works = ({ roles }: Person) => !roles.some((role) => ["head", "chief"].includes(role));
      for (const goes of [(post: Person) => ofUnit(post) && works(post), ofUnit]) {
        const why = `${stage}: ${unit}`;
        await whileGone(goes, [archivist(unit)], async ({ problems, applied }) => {
          if (!applied) return expect(problems.join(), why).toContain(code);
          const after = await owedIn(code);
          expect(
            after.filter(({ people }) => people.length === 0),
            why,
          ).toEqual([]);
          for (const { row } of duties)
            expect(
              after.map(({ row: one }) => one.duty),
              why,
            ).toContain(row.duty);
          const moved = after.filter(({ row }) => row.instead !== undefined);
          const told = new Map(
            (await scene.store.notices(code)).flatMap(({ key, recipient, content, createdAt }) =>
              key.startsWith("moved:") && createdAt === scene.clock.now() && content.is === "news"
                ? [[recipient.id, content.headline.zh] as const]
                : [],
            ),
          );
          for (const { id } of moved.flatMap(({ people }) => people))
            expect(told.get(id), `${why}: ${id}`).toMatch(/已经没有.+，“.+”转由您办理。/);
          if (moved.length > 0)
            for (const { id } of sendersOf(await stored(code), await now()))
              expect(told.get(id), `${why}: ${id}`).toMatch(/已经没有.+，“.+”转由.+办理。/);
        });
      }
    });
  });
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const ofUnits =
  (...units: readonly string[]) =>
  ({ organisation }: Person) =>
    units.includes(organisation);

describe("a unit that has left", () => {
  it("is still named on the card of every matter it had a part in, by its name and never by its id", async () => {
    const names = { labour: "人社局", housing: "住建局" };
    await along(ways["a clue"] ?? lost(), async () => {});
    const before = await says(secretariat, "xs1");
    for (const name of Object.values(names)) expect(before).toContain(name);
    expect((await imports(ofUnits("labour", "housing"))).applied).toBe(true);
    for (const who of [secretariat, "town-qingquan.liaison", "gov.convenor"])
      for (const line of ["xs1", "期限 xs1", "投递 xs1", "列表", "查 xs1"]) {
        const said = await says(who, line);
        expect(said, `${who}: ${line}`).not.toMatch(/labour|housing|没有办成/);
        if (line === "xs1") for (const name of Object.values(names)) expect(said).toContain(name);
      }
    expect(await says("town-qingquan.liaison", "重开 xs1 又拖欠")).not.toMatch(/labour|系统/);
    expect(scene.logged.filter((one) => one.includes("failed"))).toEqual([]);
  });

  it("while a clue complains of it: nothing waits for it, and the clue goes on", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    const [[who, line] = lost()] = ways["a clue"]?.lines ?? [];
    await says(who, line);
    expect((await imports(ofUnits("housing"))).applied).toBe(true);
    for (const one of ["labour.liaison", "town-qingquan.liaison"])
      expect(await says(one, "xs1")).toMatch(/责任单位: 住建局/);
    expect(await says("labour.liaison", "受理 xs1")).toContain("已受理");
    expect(await says("labour.liaison", "办结 xs1 已支付")).toContain("已办结");
  });

  it("before an opinion that is meant for it is served: serving says which unit is gone", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    for (const [who, line] of ways["an opinion after not prosecuting"]?.lines.slice(0, 4) ?? [])
      await says(who, line);
    expect((await imports(ofUnits("market"))).applied).toBe(true);
    const said = await says(procurator, "送达 yj1 文号=山检意〔2026〕3号");
    expect(said).toContain("市场监管局");
    expect(said).toMatch(/通讯录/);
    expect((await stored("YJ-2026-0001")).state).toBe("approved");
  });

  it("and comes back is the same unit again", async () => {
    await along(ways["a clue"] ?? lost(), async () => {});
    const { organisations, people } = await scene.store.directory();
    await imports(ofUnits("labour"));
    expect((await scene.store.directory()).left?.get("labour")?.zh).toBe("人社局");
    await scene.store.saveDirectory([...organisations.values()], [...people.values()]);
    expect((await scene.store.directory()).left?.size).toBe(0);
  });
});

describe("a post", () => {
  it("that loses its role: its duty is the head's, who is told, and so is whoever sent it", async () => {
    scene = await openScene("2026-03-06T01:00:00.000Z");
    for (const [who, line] of ways["a transfer to the police"]?.lines.slice(0, 4) ?? [])
      await says(who, line);
    const { people } = await scene.store.directory();
    const others = [...people.values()].map((post) =>
      post.organisation === "police" && post.roles.includes("liaison")
        ? { ...post, roles: ["officer" as const] }
        : post,
    );
    await scene.clock.moveTo("2026-03-06T01:01:00.000Z");
    const done = await scene.bot.importDirectory(await file(others), true);
    expect([done.problems, done.applied]).toEqual([[], true]);
    expect(await says("police.head", "待办")).toContain("YS-2026-0001");
    expect((await scene.reads("direct:police.head")).join()).toContain(
      "公安局已经没有联络员，‘签收回执’转由您办理。",
    );
    expect((await scene.reads("direct:market.liaison")).join()).toContain(
      "公安局已经没有联络员，‘签收回执’转由公安局主要负责人办理。",
    );
  });

  it("that loses its role once a second person has confirmed it: its duty moves then, and not before", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    for (const [who, line] of ways["a requisition of files"]?.lines.slice(0, 3) ?? [])
      await says(who, line);
    expect(await says(chief, "待办")).toContain("批准报告");
    const { people } = await scene.store.directory();
    const others = [...people.values()].map((post) =>
      post.id === chief ? { ...post, roles: ["procurator" as const, "secrecy" as const] } : post,
    );
    const done = await scene.bot.importDirectory(await file(others), true);
    expect([done.problems, done.waiting]).toEqual([[], [chief]]);
    expect(await says(chief, "待办")).toContain("批准报告");
    expect(await says("procuratorate.head", "待办")).not.toContain("DY-2026-0001");
    await (await scene.says("gov-office.secrecy", "岗位核准")).press("核准");
    expect(await says("procuratorate.head", "待办")).toContain("DY-2026-0001");
    expect((await scene.reads("direct:procuratorate.head")).join()).toContain(
      "检察院已经没有检察长，‘批准报告或退回报告’转由您办理。",
    );
  });

  it("without which nobody could do what is next stays: the file says what it is", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await says(secretariat, "安排会议 标题=联席会议 时间=2026-03-04 15:00 参会单位=水务局、公安局");
    const { problems, applied } = await imports(
      ({ organisation, roles }) => organisation === "water" || roles.includes("secretariat"),
      archivist("water"),
    );
    expect(applied).toBe(false);
    expect(problems.join()).toContain("HY-2026-0001");
  });
});
