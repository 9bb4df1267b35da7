import { inQuotes } from "../calendar/quotation.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { readReference } from "../line/code.ts";

/** A document number as typed, written as it must be; what is none is refused at its field, with an example. */
export const documentNumber = (
  typed: string,
  example: string,
  field = "number",
): string | Refusal =>
  readReference(typed) ??
  new Refusal(
    text(
      `${inQuotes(typed)}不是规范的文号。请按“机关代字〔年份〕序号”填写，例如 ${example}，序号前不加0、不加“第”。`,
      `${inQuotes(typed)} is not a proper document number. Please write it like ${example}: no leading zero, no 第.`,
    ),
    { field },
  );
