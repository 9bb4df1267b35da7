import { toPlain } from "../chat/plain.ts";

const NOTHING =
  /^(?:(?:暂时|目前|暂|还|尚)?(?:无|没有?)(?:内容|情况|说明|证据|材料|理由|原因)?|空白?|略|不适用|none|nothing|nil|null|n ?\/ ?a|not applicable|\p{P}+|[-—–~=+]+)$/iu;

/** Whether a text only says that there is nothing (无, 暂无, none, -), and so answers no question of what there is. */
export const saysNothing = (typed: string): boolean => {
  const plain = toPlain(typed).trim();
  return NOTHING.test(plain) || NOTHING.test(plain.replace(/[。.!！\s]+$/u, ""));
};
