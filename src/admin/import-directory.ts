import { joinAnd, type Text, text } from "../chat/text.ts";
import type { Reach } from "../flow/access.ts";
import { canBeAsked, needsSecond } from "../flow/confirmers.ts";
import type { PostChange } from "../flow/post-request.ts";
import { operator, postEvents, tellOfPost } from "../flow/post-watch.ts";
import { askSecond, withdrawn } from "../flow/second-person.ts";
import type { SystemServices } from "../flow/services.ts";
import { organNames, roleNames } from "../flow/words.ts";
import { type CountyFile, type Remark, readCountyFile } from "../people/county-file.ts";
import {
  type Directory,
  type Organ,
  type Organisation,
  organisationName,
  organOf,
  type Person,
} from "../people/directory.ts";
import { endKeysOf } from "./api-keys.ts";
import { directoryWith, dutiesLost } from "./moved-duties.ts";
import { refreshDuties } from "./refresh-duties.ts";

/** What an imported file says and would change, or has changed where `applied`. */
export type CountyImport = Pick<CountyFile, "problems" | "warnings"> & {
  readonly units: Differences;
  readonly posts: Differences;
  /** Posts whose new unit or roles take effect only once a second person has confirmed them. */
  readonly waiting: readonly string[];
  /** Held posts that get powers at once, since nobody has an account who could confirm it. */
  readonly alone: readonly string[];
  readonly applied: boolean;
};

/** Ids that come, that change and that go. */
export type Differences = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
};

const words = {
  unitGoes: (id: string, unit: Text): Text =>
    text(
      `“${id}”的新职责要另一个人核准才生效，核准以前还在${unit.zh}，可是表里没有这个单位了。请先留着它，核准后再删。`,
      `The new roles of “${id}” take effect once a second person confirms them; until then it is of ${unit.en}, which is not in the file. Keep that unit until then.`,
    ),
  nobodyLeft: (code: string, what: Text): Text =>
    text(
      `照这张表，没有人能办${code}的“${what.zh}”了。请给有关单位留一个办它的岗位，或先办完、交接。`,
      `With this file nobody could do “${what.en}” in ${code}. Leave the unit a post that can, or finish or hand over first.`,
    ),
  organStays: (unit: Text, was: Text): Text =>
    text(
      `“${unit.zh}”原来是${was.zh}，它的岗位已有账号，不能靠改性质、名称或别名变成别的机关，那样岗位就有了新的职权。请照原样填；要给岗位新的职权，在表里另列单位和岗位，由第二个人核准。`,
      `“${unit.en}” is ${was.en}, and its posts have accounts: another kind, name or short name must not make it another organ, which would give those posts new powers. Keep it as it was; to give a post new powers, enter them as a unit and posts of their own, which a second person confirms.`,
    ),
  organTaken: (unit: Text, organ: Text, other: Text): Text =>
    text(
      `“${unit.zh}”填成了${organ.zh}，可是本县的${organ.zh}是“${other.zh}”，只能有一个。请改它的性质、名称或别名。`,
      `“${unit.en}” is entered as ${organ.en}, but that is “${other.en}”, and a county has one. Give it another kind, name or short name.`,
    ),
  gone: (id: string, unit: Text, into: Text): Text =>
    text(
      `“${id}”（${unit.zh}）的职责已由${into.zh}承接，不能再列进表里。请删去它的行；要另设单位，请用别的编号。`,
      `The functions of “${id}” (${unit.en}) have gone to ${into.en}: it cannot be entered again. Remove its lines; a new unit takes another id.`,
    ),
  stillNeeded: (id: string, code: string): Text =>
    text(
      `“${id}”不在表里，可是还有没办完的事（如${code}）。请留在表里，或先办完、交接。职责归了别的单位的，用“通讯录 并入”转给它。`,
      `“${id}” is not in the file but has open matters (such as ${code}). Keep it, or finish or hand over first. Where its functions have gone to another unit, hand them over with “directory merge-into”.`,
    ),
};

const differences = <T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  after: readonly T[],
  seen: (one: T) => unknown,
): Differences => {
  const same = (a: T, b: T) => JSON.stringify(seen(a)) === JSON.stringify(seen(b));
  const ids = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    changed: after.flatMap((one) => {
      const was = before.get(one.id);
      return was === undefined || same(was, one) ? [] : [one.id];
    }),
    removed: [...before.keys()].filter((id) => !ids.has(id)),
  };
};

const ofUnit = ({ name, also, kind, superior }: Organisation) => [name, also, kind, superior];
const ofPost = ({ organisation, name, roles, language }: Person) => [
  organisation,
  name,
  roles,
  language,
];

/** One open matter in which a unit or a post has a part, if there is one. */
const openMatterOf = async (
  { store }: SystemServices,
  through: "person" | "organisation",
  id: string,
): Promise<string | undefined> => {
  const reach: Reach = { through, id, upTo: 3 };
  const sight = { person: "", organisation: "", reaches: [reach] };
  return (await store.matters(sight, { open: true, take: 1 }))[0]?.code;
};

/**
 * Posts that have other roles now, or are of another unit: their accounts are as new to what that opens
 * as if just bound, and their holders and those who watch them are told.
 */
const tellOfPowers = async (
  services: SystemServices,
  before: Directory,
  alone: readonly string[],
): Promise<void> => {
  const { store, time, newId } = services;
  const [now, directory] = [time.now(), await store.directory()];
  for (const post of directory.people.values()) {
    const was = before.people.get(post.id);
    const gained = opensMore(was?.cover?.self ?? was, post.cover?.self ?? post);
    if (was === undefined || !gained || !directory.bound.has(post.id)) continue;
    const said = postEvents.rolesChanged(
      post.name,
      joinAnd(post.roles.map((role) => roleNames[role])),
    );
    const watched = await tellOfPost(
      { store, directory, now, newId },
      { post, by: operator, said, alone: alone.includes(post.id) },
    );
    await store.save({
      seen: { event: `roles:${newId()}`, actor: operator, at: now },
      ...watched,
      newAccountsOf: post.id,
    });
  }
};

/** Ends what waits for a second person and has to do with posts that go; whoever waits is told. */
export const endRequests = async (
  services: SystemServices,
  directory: Directory,
  removed: readonly string[],
): Promise<void> => {
  const { store, time, newId } = services;
  const now = time.now();
  for (const id of removed) {
    const post = directory.people.get(id);
    if (post === undefined) continue;
    const { requests, ...told } = await withdrawn(
      { ...services, directory, now },
      { post, why: "removed" },
    );
    if (requests.length === 0) continue;
    await store.save({
      seen: { event: `removed:${newId()}`, actor: operator, at: now },
      settled: requests.map((one) => ({ id: one.id, as: "withdrawn" as const, by: operator })),
      ...told,
    });
  }
};

/** The posts that somebody holds and to which a file gives powers, as they would be. */
const givenPowers = (
  directory: Directory,
  {
    organisations,
    people,
  }: { readonly organisations: readonly Organisation[]; readonly people: readonly Person[] },
): readonly Person[] =>
  people.filter((post) => {
    const known = directory.people.get(post.id);
    const unit = organisations.find(({ id }) => id === post.organisation);
    const organ = unit && organOf(unit);
    return (
      directory.bound.has(post.id) &&
      opensMore(known?.cover?.self ?? known, post) &&
      needsSecond(directory, { ...post, ...(organ && { organ }) }, "roles", operator)
    );
  });

/** Organs to which the law gives powers of which a county has one: a second would take what comes to the first. */
const single: readonly Organ[] = ["procuratorate", "police", "discipline"];

/**
 * Units that a file makes another organ, or a second one of its sort: whoever has their posts would come to
 * have its powers without a second person. In a county where nobody could confirm that, none.
 */
const otherOrgans = (
  directory: Directory,
  organisations: readonly Organisation[],
): readonly Remark[] => {
  const isHeld = (unit: string): boolean =>
    [...directory.people.values()].some(
      ({ id, cover, organisation }) =>
        (cover?.self ?? { organisation }).organisation === unit &&
        directory.bound.has(id) &&
        canBeAsked(directory, { post: id, by: operator, change: { is: "handover" } }),
    );
  const before = [...directory.organisations.values()];
  return organisations.flatMap((unit) => {
    const [was, organ] = [directory.organisations.get(unit.id), organOf(unit)];
    if (was !== undefined && organOf(was) === organ) return [];
    if (was !== undefined && isHeld(unit.id))
      return [{ line: 0, said: words.organStays(unit.name, organNames[organOf(was)]) }];
    const other = before.find((one) => organOf(one) === organ && isHeld(one.id));
    return single.includes(organ) && other !== undefined
      ? [{ line: 0, said: words.organTaken(unit.name, organNames[organ], other.name) }]
      : [];
  });
};

const isSame = (change: PostChange, { organisation, roles }: Person): boolean =>
  change.is === "roles" &&
  change.organisation === organisation &&
  change.roles.join() === roles.join();

/** Asks a second person about each post that is given powers, once; what an earlier file asked for and this one does not ends. */
const askAboutPowers = async (
  services: SystemServices,
  given: readonly Person[],
): Promise<void> => {
  const { store, time, newId } = services;
  const [now, directory] = [time.now(), await store.directory()];
  const open = (await store.openPostRequests(now)).filter(({ change }) => change.is === "roles");
  const stays = open.filter(({ post: id, change }) =>
    given.some((post) => post.id === id && isSame(change, post)),
  );
  const settled = open
    .filter((one) => !stays.includes(one))
    .map(({ id }) => ({ id, as: "withdrawn" as const, by: operator }));
  if (settled.length > 0)
    await store.save({ seen: { event: `import:${newId()}`, actor: operator, at: now }, settled });
  for (const { id, organisation, roles } of given) {
    const post = directory.people.get(id);
    if (post === undefined || stays.some((one) => one.post === id)) continue;
    const { said: _, ...asked } = await askSecond(
      { ...services, directory, now },
      { post, by: operator, change: { is: "roles", organisation, roles } },
    );
    await store.save({ seen: { event: `import:${newId()}`, actor: operator, at: now }, ...asked });
  }
};

const opensMore = (was: Person | undefined, is: Person): boolean =>
  was !== undefined &&
  (was.organisation !== is.organisation || is.roles.some((role) => !was.roles.includes(role)));

/** A post keeps the language its holder chose, unless the file says otherwise. */
const withLanguage = (people: CountyFile["people"], { people: known }: Directory): Person[] =>
  people.map((one) => {
    const language = one.language ?? known.get(one.id)?.language ?? "zh-CN";
    return { ...one, language };
  });

/**
 * Compares the table of a county's units and posts with the directory and, with `apply`, puts it in
 * its place. Nothing is changed while there is a problem; a unit or post with open matters does not go.
 */
export const importDirectory = async (
  services: SystemServices,
  content: string,
  apply: boolean,
): Promise<CountyImport> => {
  const { store } = services;
  const file = readCountyFile(content, roleNames);
  const directory = await store.directory();
  const people = withLanguage(file.people, directory);
  const units = differences(directory.organisations, file.organisations, ofUnit);
  const own = new Map([...directory.people].map(([id, one]) => [id, one.cover?.self ?? one]));
  const posts = differences(own, people, ofPost);
  const problems: Remark[] = [...file.problems];
  // A file that cannot be read names nothing; what it lacks is not what is to go.
  if (problems.length === 0)
    for (const [through, ids] of [
      ["organisation", units.removed],
      ["person", posts.removed],
    ] as const)
      for (const id of ids) {
        const code = await openMatterOf(services, through, id);
        if (code !== undefined) problems.push({ line: 0, said: words.stillNeeded(id, code) });
      }
  for (const { unit, into, name } of directory.successions ?? [])
    if (file.organisations.some(({ id }) => id === unit))
      problems.push({
        line: 0,
        said: words.gone(unit, name, organisationName(directory, into)),
      });
  problems.push(...otherOrgans(directory, file.organisations));
  const gaining = givenPowers(directory, { ...file, people });
  // Each stays as it is until a second person confirms it; in a county where nobody could, it is said.
  const given = gaining.filter((post) =>
    canBeAsked(directory, { post: post.id, by: operator, change: { is: "roles", ...post } }),
  );
  const alone = gaining.filter((post) => !given.includes(post)).map(({ id }) => id);
  for (const { id } of given) {
    const unit = own.get(id)?.organisation ?? "";
    if (units.removed.includes(unit))
      problems.push({ line: 0, said: words.unitGoes(id, organisationName(directory, unit)) });
  }
  const standing = people.map((post) => {
    const { organisation, roles } = (given.includes(post) && own.get(post.id)) || post;
    return { ...post, organisation, roles };
  });
  const now = services.time.now();
  // As it will stand at once, and once what waits for a second person is confirmed.
  for (const posts of given.length === 0 ? [standing] : [standing, people]) {
    if (problems.length > 0) break;
    const after = directoryWith(directory, file.organisations, posts, now);
    for (const { code, what } of await dutiesLost(services, { before: directory, after, now }))
      problems.push({ line: 0, said: words.nobodyLeft(code, what) });
  }
  const applied = apply && problems.length === 0;
  if (applied) {
    await endRequests(services, directory, posts.removed);
    await endKeysOf(services, posts.removed);
    await store.saveDirectory(file.organisations, standing, now);
    await askAboutPowers(services, given);
    await tellOfPowers(services, directory, alone);
    await refreshDuties(services, directory);
  }
  const waiting = given.map(({ id }) => id);
  return { problems, warnings: file.warnings, units, posts, waiting, alone, applied };
};
