import { createHash } from "node:crypto";
import { facts, note } from "../chat/card.ts";
import { choice, line } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, say, verbatim } from "../chat/text.ts";
import { organisationName, personName } from "../people/directory.ts";
import { command } from "./command.ts";
import { rolesOf } from "./help.ts";
import { words } from "./words.ts";

/** The stored form of a binding code: letters and digits only, any case, hashed. */
export const codeHash = (typed: string): string =>
  createHash("sha256")
    .update(
      typed
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ""),
    )
    .digest("hex");

/** No 0, O, 1, I: codes are read out and typed by hand. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How long a code can be used, in hours. */
export const codeHours = 72;

/** A binding code, `ABCD-EFGH-JKLM`, from at least 24 random hexadecimal digits. */
export const bindCodeOf = (random: string): string => {
  const drawn = Array.from(
    { length: 12 },
    (_, at) => letters[Number.parseInt(random.slice(at * 2, at * 2 + 2), 16) % letters.length],
  );
  return [0, 4, 8].map((at) => drawn.slice(at, at + 4).join("")).join("-");
};

/** The one question of an account without a post. */
export const codeField = line(words.bindCode, { max: 40, main: true });

/** 绑定 bind, for somebody who is bound already: says to which post. */
export const bind = command({
  id: "bind",
  label: words.bind,
  names: ["绑定", "绑定码", "bind"],
  says: ["换手机了", "重新绑", "new phone"],
  help: words.bindHelp,
  unbound: true,
  form: { code: codeField },
  run: async (_, { actor }) => new Refusal(words.bindAlready(actor.name)),
});

/** 我 me: which post this account is bound to. */
export const me = command({
  id: "me",
  shows: true,
  label: words.me,
  names: ["我", "me", "我是谁", "whoami"],
  says: [
    "我是什么身份",
    "我绑的是哪个岗位",
    "我能干什么",
    "who am i here",
    "我是谁",
    "我绑的哪个岗",
    "我的身份",
    "我什么权限",
    "我的岗位",
    "who am i",
    "which post am i",
    "my role",
  ],
  help: words.meHelp,
  form: {},
  run: async (_, { actor, directory }) => ({
    card: {
      ...note(actor.name),
      body: [
        facts(
          [words.unit, organisationName(directory, actor.organisation)],
          [words.roles, joinAnd(rolesOf(actor.cover?.self ?? actor))],
          ...(actor.cover?.standsFor ?? []).map(({ name }) => [words.standsFor, name] as const),
          ...(actor.away === undefined
            ? []
            : [[words.coveredBy, personName(directory, actor.away.deputy)] as const]),
          [words.language, actor.language === "en" ? words.english : words.chinese],
        ),
      ],
    },
  }),
});

/** 语言 language: in which language the bot speaks to this post. */
export const language = command({
  id: "language",
  label: words.language,
  names: ["语言", "language", "lang"],
  says: [
    "换成英文",
    "说中文",
    "切换语言",
    "switch to english",
    "说英语",
    "换语言",
    "speak chinese",
    "change language",
  ],
  help: words.languageHelp,
  form: {
    language: choice(
      words.language,
      [
        { id: "zh-CN", name: words.chinese, also: ["zh", "汉语", "Chinese", "普通话"] },
        { id: "en", name: words.english, also: ["英文", "英语"] },
      ],
      { main: true },
    ),
  },
  run: async ({ language }, { store, actor, event, now }) => {
    await store.save({
      seen: { event, actor: actor.id, at: now },
      language: { person: actor.id, language },
    });
    // In the language just chosen, whichever this request is answered in.
    return { card: note(verbatim(say(words.languageSet, language))) };
  },
});
