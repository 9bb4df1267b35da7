import { action, type Card, paragraph } from "../chat/card.ts";
import { one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, bracketed, joinAnd, type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { peopleIn } from "../flow/matter.ts";
import { canTake } from "../flow/obstacle.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { isLeave } from "../people/cover.ts";
import { type Cover, type Directory, type Person, personName } from "../people/directory.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { noticeTo, spanOf } from "./leave.ts";

const words = {
  deputy: text("受托人", "Deputy"),
  revoke: text("收回委托", "Revoke"),
  revokeHelp: text(
    "委托随即结束：收回委托，或 收回委托 承办检察官",
    "The entrustment ends at once: revoke, or revoke procuratorate.procurator",
  ),
  revoked: (to: Text): Text =>
    text(
      `已收回对${to.zh}的委托；此前所办的不变。`,
      `${to.en} is no longer entrusted; what was done before stands.`,
    ),
  revokedNews: (by: Text): Text =>
    text(
      `${by.zh}已收回委托；此前所办的不变。`,
      `${by.en} has revoked the entrustment; what was done before stands.`,
    ),
  nothing: text("现在没有委托，不用收回。", "Nothing is entrusted; there is nothing to revoke."),
  noneForDays: text("现在没有按天数的委托。", "Nothing is entrusted for some days."),
  noneTo: (to: Text): Text =>
    text(`没有委托给${to.zh}的，不用收回。`, `Nothing is entrusted to ${to.en}.`),
  noneForDaysTo: (to: Text): Text =>
    text(`没有按天数委托给${to.zh}的。`, `Nothing is entrusted to ${to.en} for some days.`),
  standing: (all: Text): Text =>
    text(
      `现在按天数委托的：${all.zh}。要收回，写“收回委托”和受托人。`,
      `Entrusted for some days now: ${all.en}. To take one back, type “revoke” and to whom.`,
    ),
  alone: (codes: readonly string[]): Text =>
    text(
      `单独委托别人主持的：${codes.join("、")}，不会随着一起收回，要收回请逐件按按钮，或写编号：收回委托 ${codes[0] ?? ""}。`,
      `Entrusted one by one: ${codes.join(", ")}. These are not taken back along with it: press for each, or give the number: revoke ${codes[0] ?? ""}.`,
    ),
  revokeOf: (code: string): Text => text(`收回委托 ${code}`, `Revoke ${code}`),
  which: (names: Text): Text =>
    text(
      `现在委托了几个人，收回哪一个：${names.zh}？`,
      `Several are entrusted. Which: ${names.en}?`,
    ),
};

/** How many open matters are looked through for what was entrusted one by one, and how many of those get a button. */
const most = 200;
const mostOffered = 8;

/** Who may entrust others with what is theirs to decide, and take it back. */
export const entrusters = ["procuratorate:chief", "convenor"] as const;

/** What a post has entrusted and not taken back, from today on. */
export const entrustedBy = (
  { covers }: Directory,
  { id }: Person,
  today: string,
): readonly Cover[] =>
  covers.filter(
    (cover) =>
      !isLeave(cover) && cover.endedAt === undefined && cover.person === id && cover.until >= today,
  );

/** The step of a kind that takes back an entrustment with one matter; it has the name of the command. */
const revokeStep = "revoke";

/** The matters that the actor has entrusted to somebody one by one, and may take back now; to this deputy where one is meant. */
const entrustedAlone = async (
  { store, actor, now }: CommandContext,
  flows: readonly Flow[],
  deputy: string | undefined,
): Promise<readonly { readonly flow: Flow; readonly code: string }[]> => {
  const found: { readonly flow: Flow; readonly code: string }[] = [];
  for (const flow of flows) {
    const step = flow.steps[revokeStep];
    if (step === undefined) continue;
    const open = await store.matters(sightOf(actor), { kind: flow.kind, open: true, take: most });
    for (const stored of open) {
      const matter = readMatter(flow, stored);
      if (deputy !== undefined && !peopleIn(matter, "chair").includes(deputy)) continue;
      if (canTake(flow, [revokeStep, step], matter, actor, now))
        found.push({ flow, code: matter.code });
    }
  }
  return found;
};

/** What is said of those, and a button for each. */
const aloneOffered = (
  all: Awaited<ReturnType<typeof entrustedAlone>>,
): Pick<Card, "body" | "actions"> => ({
  body: all.length === 0 ? [] : [paragraph(words.alone(all.map(({ code }) => code)))],
  actions: all
    .slice(0, mostOffered)
    .map(({ flow, code }) =>
      action(words.revokeOf(code), { command: `${flow.kind}.${revokeStep}`, code }),
    ),
});

/** The entrustments for some days that stand, each with its days. */
const standingSaid = (standing: readonly Cover[], directory: Directory): Card["body"] =>
  standing.length === 0
    ? []
    : [
        paragraph(
          words.standing(
            joinAnd(
              standing.map((cover) => {
                const [from, until] = spanOf(cover);
                return bracketed(
                  personName(directory, cover.deputy),
                  text(`${from.zh} 至 ${until.zh}`, `${from.en} to ${until.en}`),
                );
              }),
            ),
          ),
        ),
      ];

/** 收回委托 revoke: an entrustment for some days ends at once; those with one matter are taken back each by itself. */
export const revoke = (flows: readonly Flow[]): Command =>
  command({
    id: "revoke",
    label: words.revoke,
    names: ["收回委托", "撤销委托", "revoke"],
    says: ["I'll take my powers back", "委托不算了，我自己来", "withdraw the entrustment"],
    help: words.revokeHelp,
    by: entrusters,
    form: { deputy: optional(one(words.deputy, "people", { main: true, also: ["检察官"] })) },
    run: async ({ deputy }, context) => {
      const { directory, actor, today, store, event, now } = context;
      const standing = entrustedBy(directory, actor, today);
      const meant = standing.filter((cover) => deputy === undefined || cover.deputy === deputy);
      const [cover] = meant;
      const alone = aloneOffered(await entrustedAlone(context, flows, deputy));
      if (cover === undefined) {
        const to = deputy === undefined ? undefined : personName(directory, deputy);
        const isAlone = alone.actions.length > 0;
        const others =
          isAlone || to === undefined
            ? alone
            : aloneOffered(await entrustedAlone(context, flows, undefined));
        if (standing.length === 0 && others.actions.length === 0) return new Refusal(words.nothing);
        const none =
          to === undefined || (isAlone && standing.length === 0)
            ? words.noneForDays
            : isAlone
              ? words.noneForDaysTo(to)
              : words.noneTo(to);
        return {
          card: {
            title: words.revoke,
            body: [paragraph(none), ...standingSaid(standing, directory), ...others.body],
            actions: others.actions,
          },
        };
      }
      const names = [...new Set(meant.map((one) => one.deputy))].map((id) =>
        personName(directory, id),
      );
      if (names.length > 1) return new Refusal(words.which(anyOf(names)), { field: "deputy" });
      const watched = await tellOfPost(context, {
        post: actor,
        by: actor.id,
        said: postEvents.revoked(actor.name, personName(directory, cover.deputy)),
      });
      await store.save({
        seen: { event, actor: actor.id, at: now },
        endedCover: cover.id,
        postEntries: watched.postEntries,
        notices: [
          ...watched.notices,
          noticeTo(
            context,
            { key: `revoke:${cover.id}`, person: cover.deputy, title: words.revoke },
            words.revokedNews(actor.name),
          ),
        ],
      });
      return {
        card: {
          title: words.revoke,
          body: [paragraph(words.revoked(personName(directory, cover.deputy))), ...alone.body],
          actions: alone.actions,
        },
      };
    },
  });
