import { daysAway } from "../calendar/typed-span.ts";
import { note } from "../chat/card.ts";
import { day, one, optional, someOf } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, type Text, text } from "../chat/text.ts";
import { chairSaid } from "../flow/chair-said.ts";
import { confidentialitySteps } from "../flow/confidentiality.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { entrustable, readSeat } from "../flow/seat.ts";
import { isLeave, overlaps } from "../people/cover.ts";
import { type Cover, type Directory, type Person, personName } from "../people/directory.ts";
import { type Command, command } from "./command.ts";
import { kindsNamed, noticeTo, spanOf, tooNew, wrongDays } from "./leave.ts";
import { entrustedBy, entrusters, revoke } from "./revoke.ts";

const words = {
  entrust: text("委托", "Entrust"),
  entrustHelp: text(
    "检察长把由其决定的部分事项委托检察官，召集人把会议委托副召集人：委托 承办检察官 事项=线索、检察建议 到=周五",
    "The chief procurator entrusts a procurator with some matters, the convenor a deputy convenor with meetings: entrust procuratorate.procurator matters=clue,recommendation until=friday",
  ),
  deputy: text("受托人", "Deputy"),
  matters: text("事项", "Matters"),
  mattersHelp: text(
    "哪几类事项；不填就是可以委托的全部",
    "Which kinds of matter; all that may be entrusted where nothing is given",
  ),
  from: text("从", "From"),
  until: text("到", "Until"),
  convenorDone: (to: Text, what: Text, from: Text, until: Text): Text =>
    text(
      `已委托${to.zh}，${from.zh} 至 ${until.zh}，代行下列事项中召集人的职权：${what.zh}。每一步都记作受召集人委托；召集人仍可自行办理，随时可以“收回委托”。受托人不能再转委托。`,
      `${to.en} is entrusted from ${from.en} to ${until.en} with what is the convenor's in these matters: ${what.en}. Every step is recorded as entrusted; the convenor can still act, and can type “revoke” at any time. It cannot be passed on.`,
    ),
  convenorTold: (by: Text, what: Text, from: Text, until: Text): Text =>
    text(
      `${by.zh}委托您，${from.zh} 至 ${until.zh}，代行下列事项中召集人的职权：${what.zh}。每一步都记作受委托，不能再转委托。`,
      `${by.en} entrusts you from ${from.en} to ${until.en} with what is the convenor's in these matters: ${what.en}. Every step is recorded as entrusted, and it cannot be passed on.`,
    ),
  deputiesOnly: (names: Text): Text =>
    text(
      `召集人只能委托副召集人，可以选：${names.zh}。`,
      `A convenor can entrust only a deputy convenor: ${names.en}.`,
    ),
  noDeputy: text(
    "通讯录里没有登记副召集人，请先让管理员登记。",
    "The directory has no deputy convenor; ask the administrator to enter one first.",
  ),
  notAmong: (what: Text): Text =>
    text(`这里可以委托的事项：${what.zh}。`, `What can be entrusted here: ${what.en}.`),
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
};

type Power = (typeof entrustable)[number];

/** Whether a post with such powers decides something in matters of a kind that may be entrusted. */
const hasEntrustable =
  (power: Power) =>
  ({ steps, gathers }: Flow): boolean =>
    // What the founding document lets the convenor pass on is the chair of meetings.
    (power !== "convenor" || gathers !== undefined) &&
    Object.entries(steps).some(
      ([id, { by, marks }]) =>
        !confidentialitySteps.includes(id) &&
        marks?.inPerson !== true &&
        by.some((seat) => readSeat(seat).role === power),
    );

/** To whom which powers may be entrusted, and what is said of it. */
const powers = {
  chief: {
    able: ({ people }: Directory, actor: Person): readonly Person[] =>
      [...people.values()].filter(
        ({ id, organisation, roles }) =>
          organisation === actor.organisation && id !== actor.id && roles.includes("procurator"),
      ),
    nobody: words.noProcurator,
    only: words.ownOnly,
    done: words.done,
    told: words.told,
  },
  convenor: {
    able: ({ people }: Directory, actor: Person): readonly Person[] =>
      [...people.values()].filter(
        ({ id, roles }) => id !== actor.id && roles.includes("deputy-convenor"),
      ),
    nobody: words.noDeputy,
    only: words.deputiesOnly,
    done: words.convenorDone,
    told: words.convenorTold,
  },
} as const satisfies Readonly<Record<Power, unknown>>;

/**
 * 委托 entrust: for some days, in matters of some kinds, the chief procurator lets a procurator decide
 * (人民检察院组织法第二十九条), and the convenor a deputy convenor (实施意见 四（一）).
 */
const entrust = (flows: readonly Flow[]): Command => {
  const possible = flows.filter((flow) => entrustable.some((power) => hasEntrustable(power)(flow)));
  const options = kindOptions(possible);
  return command({
    id: "entrust",
    label: words.entrust,
    names: ["委托", "entrust"],
    says: [
      "let the procurator decide for me until Friday",
      "这段时间的会都托给他",
      "由检察官替我定",
      "让承办检察官先定",
      "我出差先让他定",
      "这块先交给他",
    ],
    help: words.entrustHelp,
    by: entrusters,
    form: {
      deputy: one(words.deputy, "people", { main: true, also: ["检察官"] }),
      matters: optional(someOf(words.matters, options, { help: words.mattersHelp })),
      from: optional(
        day(words.from, { tense: "future", spanTo: "until", prefill: ({ today }) => today }),
      ),
      until: day(words.until, { tense: "future", bounded: true }),
    },
    understands: (said, context) => {
      const chair = chairSaid(said, context);
      return chair?.scope !== "several"
        ? undefined
        : {
            deputy: chair.deputy,
            matters: possible.filter(hasEntrustable("convenor")).map(({ kind }) => kind),
            ...daysAway(said, context.now),
          };
    },
    run: async ({ deputy, matters, from: first, until }, context) => {
      const { directory, actor, today, store, event, now } = context;
      const from = first ?? today;
      const young = tooNew(actor);
      if (young !== undefined) return young;
      const power = actor.roles.includes("convenor") ? "convenor" : "chief";
      const { only, nobody, done, told, ...to } = powers[power];
      const own = possible.filter(hasEntrustable(power)).map(({ kind }) => kind);
      if (matters?.some((kind) => !own.includes(kind)) === true)
        return new Refusal(words.notAmong(kindsNamed(flows, own)), { field: "matters" });
      const able = to.able(directory, actor);
      const chosen = able.find(({ id }) => id === deputy);
      if (able.length === 0) return new Refusal(nobody);
      if (chosen === undefined)
        return new Refusal(only(anyOf(able.map(({ name }) => name))), { field: "deputy" });
      const days = wrongDays(from, until, today);
      if (days !== undefined) return days;
      const same = entrustedBy(directory, actor, today).find(
        (cover) => cover.deputy === deputy && overlaps(cover, { from, until }),
      );
      if (same !== undefined) return new Refusal(words.already(chosen.name, ...spanOf(same)));
      const leaves = directory.covers.filter((cover) => isLeave(cover) && cover.person === deputy);
      if (leaves.some((cover) => overlaps(cover, { from, until })))
        return new Refusal(words.away(chosen.name), { field: "deputy" });
      const entrusts = matters ?? own;
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
            told(actor.name, what, ...span),
          ),
        ],
      });
      return { card: note(words.entrust, [done(chosen.name, what, ...span)]) };
    },
  });
};

/** 委托、收回委托: what the chief procurator and the convenor let others decide, and take back. */
export const entrusting = (flows: readonly Flow[]): readonly Command[] => [
  entrust(flows),
  revoke(flows),
];
