import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";

/** Words that do not go with a verdict: that all is done, that it has lasted, and that a penalty was imposed. */
const against = {
  done: /[未没](?:有)?(?:能)?(?:整改|完成|到位|封堵|拆除|恢复|清理|落实|履行|见(?:效|整改|好转)|动工|按期|执行)|尚未|迟迟|仍[在未有然旧存]|依然|依旧|反弹|死灰复燃|不到位|不彻底|not (?:yet |been )*(?:done|rectified|completed|finished)|\bstill\b|\bunfinished\b/iu,
  lasting:
    /(?<![未没无不]|没有|未见|未发现|未出现)(?:反弹|死灰复燃|复发|回潮)|又(?:[见被]|有(?!新|鱼|鸟|水草|植被)|出现|发现)|重新出现|(?<!not |never )(?:\bcome back\b|\bcame back\b|\brelapsed?\b)/iu,
  penalised:
    /(?:未|没有|不予|不再|尚未|免予)(?:行政)?(?:处罚|罚款|立案)|not (?:yet )?(?:penalised|punished|fined)|no penalty/iu,
} as const;

const verdicts: Readonly<Record<keyof typeof against, Text>> = {
  done: text("已经做到", "it is done"),
  lasting: text("未反弹", "it has not come back"),
  penalised: text("已处罚", "a penalty was imposed"),
};

/**
 * Asks about a text that says otherwise than the verdict beside it (核实“到位”，却写着仍在排放); nothing
 * where they agree. Which of the two is right is for the writer to say.
 */
export const doubtVerdict = (
  verdict: keyof typeof against,
  typed: string,
  field: string,
): Refusal | undefined => {
  const [found] = against[verdict].exec(typed) ?? [];
  return found === undefined
    ? undefined
    : new Refusal(
        text(
          `写着“${found}”，结论却是${verdicts[verdict].zh}，两者不一致。请改正其中一个；结论没有错的，请把这句话改清楚。`,
          `It says “${found}”, yet the verdict is that ${verdicts[verdict].en}. Please mend one of the two; where the verdict is right, please word the text so.`,
        ),
        { field },
      );
};
