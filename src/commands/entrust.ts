import { note } from "../chat/card.ts";
import { day, one, optional, someOf } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, type Text, text } from "../chat/text.ts";
import { confidentialitySteps } from "../flow/confidentiality.ts";
import type { Flow } from "../flow/flow.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { entrustable, readSeat } from "../flow/seat.ts";
import { isLeave, overlaps } from "../people/cover.ts";
import { type Cover, type Directory, type Person, personName } from "../people/directory.ts";
import { type Command, command } from "./command.ts";
import { kindsNamed, noticeTo, spanOf, tooNew, wrongDays } from "./leave.ts";

const words = {
  entrust: text("委托", "Entrust"),
  entrustHelp: text(
    "检察长把由其决定的部分事项委托检察官决定：委托 承办检察官 事项=线索、检察建议 到=周五",
    "The chief procurator entrusts a procurator with deciding some matters: entrust procuratorate.procurator matters=clue,recommendation until=friday",
  ),
  procurator: text("检察官", "Deputy"),
  matters: text("事项", "Matters"),
  mattersHelp: text(
    "哪几类事项；不填就是可以委托的全部",
    "Which kinds of matter; all that may be entrusted where nothing is given",
  ),
  from: text("从", "From"),
  until: text("到", "Until"),
  done: (to: Text, what: Text, from: Text, until: Text): Text =>
    text(
      `已委托${to.zh}，${from.zh} 至 ${until.zh}，决定下列事项中由检察长决定的：${what.zh}。每一步都记作受检察长委托；检察长仍可自行决定，随时可以“收回委托”。提起诉讼不在其内。`,
      `${to.en} is entrusted from ${from.en} to ${until.en} with what the chief procurator decides in these matters: ${what.en}. Every step is recorded as entrusted; the chief procurator can still decide, and can type “revoke” at any time. Bringing a suit is not among it.`,
    ),
  told: (by: Text, what: Text, from: Text, until: Text): Text =>
    text(
      `${by.zh}委托您，${from.zh} 至 ${until.zh}，决定下列事项中由检察长决定的：${what.zh}。等您决定的事会在“待办”里；每一步都记作受委托。`,
      `${by.en} entrusts you from ${from.en} to ${until.en} with what the chief procurator decides in these matters: ${what.en}. What waits for a decision will be in your to-do list; every step is recorded as entrusted.`,
    ),
  ownOnly: (names: Text): Text =>
    text(
      `只能委托本院的检察官，可以选：${names.zh}。`,
      `Only a procurator of the same procuratorate can be entrusted: ${names.en}.`,
    ),
  noProcurator: text(
    "本院没有登记检察官岗位，请先让管理员增加。",
    "The procuratorate has no post of a procurator; ask the administrator to add one first.",
  ),
  away: (who: Text): Text =>
    text(
      `${who.zh}那几天请假，请换一个人，或改日期。`,
      `${who.en} is on leave on some of those days; choose somebody else, or other days.`,
    ),
  already: (to: Text, from: Text, until: Text): Text =>
    text(
      `${from.zh} 至 ${until.zh} 已经委托了${to.zh}。要改，先“收回委托”再重新委托。`,
      `${to.en} is entrusted from ${from.en} to ${until.en} already. To change it, type “revoke” and entrust anew.`,
    ),
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
  which: (names: Text): Text =>
    text(
      `现在委托了几个人，收回哪一个：${names.zh}？`,
      `Several are entrusted. Which: ${names.en}?`,
    ),
};

/** Whether the chief procurator decides something in matters of a kind that may be entrusted. */
const hasEntrustable = ({ steps }: Flow): boolean =>
  Object.entries(steps).some(
    ([id, { by, marks }]) =>
      !confidentialitySteps.includes(id) &&
      marks?.inPerson !== true &&
      by.some((seat) => entrustable.some((role) => role === readSeat(seat).role)),
  );

const procuratorsBeside = ({ people }: Directory, actor: Person): readonly Person[] =>
  [...people.values()].filter(
    ({ id, organisation, roles }) =>
      organisation === actor.organisation && id !== actor.id && roles.includes("procurator"),
  );

/** What a post has entrusted and not taken back, from today on. */
const entrustedBy = ({ covers }: Directory, { id }: Person, today: string): readonly Cover[] =>
  covers.filter((cover) => !isLeave(cover) && cover.person === id && cover.until >= today);

/** 委托 entrust: the chief procurator lets a procurator decide matters of some kinds for some days (人民检察院组织法第二十九条). */
const entrust = (flows: readonly Flow[]): Command => {
  const possible = flows.filter(hasEntrustable);
  const options = possible.map(({ kind, name, names }) => ({ id: kind, name, also: names }));
  return command({
    id: "entrust",
    label: words.entrust,
    names: ["委托", "entrust"],
    help: words.entrustHelp,
    by: ["procuratorate:chief"],
    form: {
      deputy: one(words.procurator, "people", { main: true }),
      matters: optional(someOf(words.matters, options, { help: words.mattersHelp })),
      from: optional(day(words.from, { tense: "future", prefill: ({ today }) => today })),
      until: day(words.until, { tense: "future" }),
    },
    run: async ({ deputy, matters, from: first, until }, context) => {
      const { directory, actor, today, store, event, now } = context;
      const from = first ?? today;
      const young = tooNew(actor);
      if (young !== undefined) return young;
      const able = procuratorsBeside(directory, actor);
      const chosen = able.find(({ id }) => id === deputy);
      if (able.length === 0) return new Refusal(words.noProcurator);
      if (chosen === undefined)
        return new Refusal(words.ownOnly(anyOf(able.map(({ name }) => name))), { field: "deputy" });
      const days = wrongDays(from, until, today);
      if (days !== undefined) return days;
      const same = entrustedBy(directory, actor, today).find(
        (cover) => cover.deputy === deputy && overlaps(cover, { from, until }),
      );
      if (same !== undefined) return new Refusal(words.already(chosen.name, ...spanOf(same)));
      const leaves = directory.covers.filter((cover) => isLeave(cover) && cover.person === deputy);
      if (leaves.some((cover) => overlaps(cover, { from, until })))
        return new Refusal(words.away(chosen.name), { field: "deputy" });
      const entrusts = matters ?? possible.map(({ kind }) => kind);
      const cover: Cover = { id: context.newId(), person: actor.id, deputy, from, until, entrusts };
      const what = kindsNamed(flows, entrusts);
      const span = spanOf(cover);
      const watched = await tellOfPost(context, {
        post: actor,
        by: actor.id,
        said: postEvents.entrusted(actor.name, personName(directory, deputy), ...span),
      });
      await store.save({
        seen: { event, actor: actor.id, at: now },
        cover,
        postEntries: watched.postEntries,
        notices: [
          ...watched.notices,
          noticeTo(
            context,
            { key: `entrust:${cover.id}`, person: deputy, title: words.entrust },
            words.told(actor.name, what, ...span),
          ),
        ],
      });
      return { card: note(words.entrust, [words.done(chosen.name, what, ...span)]) };
    },
  });
};

/** 收回委托 revoke: an entrustment ends at once. */
const revoke = command({
  id: "revoke",
  label: words.revoke,
  names: ["收回委托", "撤销委托", "revoke"],
  help: words.revokeHelp,
  by: ["procuratorate:chief"],
  form: { deputy: optional(one(words.procurator, "people", { main: true })) },
  run: async ({ deputy }, context) => {
    const { directory, actor, today, store, event, now } = context;
    const standing = entrustedBy(directory, actor, today);
    const meant = standing.filter((cover) => deputy === undefined || cover.deputy === deputy);
    const [cover] = meant;
    if (cover === undefined) return new Refusal(words.nothing);
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
      card: note(words.revoke, [words.revoked(personName(directory, cover.deputy))]),
    };
  },
});

/** 委托、收回委托: what the chief procurator lets others decide, and takes back. */
export const entrusting = (flows: readonly Flow[]): readonly Command[] => [entrust(flows), revoke];
