import { type Text, text } from "../chat/text.ts";
import { sizeText } from "../flow/file.ts";

/** What may be sent, as every refusal says it. */
const accepted = text(
  "可以发：照片（JPG、PNG、WebP）、PDF、OFD、Word、Excel、PPT、TXT、CSV，以及短视频和录音（MP4、MOV、M4A、AMR），也可以发对会议的日历答复（ICS），每个不超过20 MB。",
  "You can send photos (JPG, PNG, WebP), PDF, OFD, Word, Excel, PowerPoint, TXT, CSV, and short videos and recordings (MP4, MOV, M4A, AMR), and a calendar's answer to a meeting (ICS), at most 20 MB each.",
);

const refusal = (zh: string, en: string): Text =>
  text(`${zh}${accepted.zh}`, `${en} ${accepted.en}`);

/** Why a file is not taken, and what would be. */
export const words = {
  empty: refusal("这个文件是空的，没有收下。", "This file is empty and was not taken."),
  tooLarge: (size: number): Text =>
    text(
      `这个文件有${sizeText(size)}，太大了，没有收下。每个文件不超过20 MB：照片请不选“原图”再发，视频请截短，文档请分成几个。`,
      `This file has ${sizeText(size)}, which is too large, and was not taken. A file may have at most 20 MB: send a photo without “original size”, shorten a video, split a document.`,
    ),
  archive: refusal(
    "压缩包不能收，请把里面的文件直接发来。",
    "Archives are not taken; please send the files themselves.",
  ),
  program: refusal(
    "这是程序、脚本或网页，为了大家的安全不能收。",
    "This is a program, a script or a web page, which is not taken for everybody's safety.",
  ),
  macros: refusal(
    "这个文档带有宏（里面藏有程序），不能收。请另存为不带宏的 .docx、.xlsx、.pptx，或导出为 PDF 再发。",
    "This document has macros (programs inside), which are not taken. Please save it as .docx, .xlsx or .pptx without macros, or as PDF.",
  ),
  encrypted: refusal(
    "这个文档加了密码，别人打不开，没有收下。请去掉密码再发。",
    "This document is protected by a password, so nobody else could open it. Please remove the password and send it again.",
  ),
  bomb: refusal(
    "这个文档解开后异常大，可能损坏别人的电脑，没有收下。请另存一份或导出为 PDF 再发。",
    "This document would grow abnormally large when opened and was not taken. Please save it anew or export it as PDF.",
  ),
  nested: refusal(
    "这个文档里嵌着压缩包或别的文档，没有收下。请把里面的文件取出来直接发。",
    "This document has an archive or another document inside and was not taken. Please take that out and send it by itself.",
  ),
  linked: refusal(
    "这个文档一打开就会去连别处（远程模板、外部链接或数据源），没有收下。请断开链接、另存一份，或导出为 PDF 再发。",
    "This document reaches out elsewhere when it is opened (a remote template, an external link or data source), so it was not taken. Please break the links and save it anew, or export it as PDF.",
  ),
  fields: refusal(
    "这个文档里有会运行命令或取外部内容的域或公式（如 DDE），没有收下。请改成普通文字、数值，另存一份再发。",
    "This document has a field or formula that runs a command or fetches something (such as DDE), so it was not taken. Please turn it into plain text or values, and save it anew.",
  ),
  embedded: refusal(
    "这个文档里嵌着别的程序的对象（OLE），没有收下。请把里面的内容取出来直接发，或导出为 PDF 再发。",
    "An object of another program (OLE) is embedded in this document, so it was not taken. Please send what is inside by itself, or export the document as PDF.",
  ),
  scripts: refusal(
    "这个 PDF 里有脚本或会自动运行、自动发送的动作，没有收下。请用“打印为 PDF”另存一份再发。",
    "This PDF has a script, or something that runs or sends by itself, so it was not taken. Please save it anew by printing it to PDF.",
  ),
  unreadablePdf: refusal(
    "这个 PDF 有一部分读不出来，看不出里面有没有脚本，没有收下。请用“打印为 PDF”另存一份再发。",
    "Part of this PDF cannot be read, so nobody can tell whether it has scripts; it was not taken. Please save it anew by printing it to PDF.",
  ),
  heic: refusal(
    "HEIC 照片里的拍摄位置去不掉，为了保护您，没有收下。请转成 JPG 再发（手机相册里“分享”或截图即可）。",
    "The place where a HEIC photo was taken cannot be removed from it, so for your protection it was not taken. Please send it as JPG (sharing it from the phone's album, or a screenshot, will do).",
  ),
  otherPicture: refusal(
    "这种图片格式不能收，请转成 JPG 或 PNG 再发，截图也可以。",
    "This sort of picture is not taken; please send it as JPG or PNG, a screenshot will do.",
  ),
  damaged: refusal(
    "这个文件不完整或已损坏，没有收下。请在自己这边打开看看，再重新发一次。",
    "This file is incomplete or damaged and was not taken. Please check that it opens, and send it again.",
  ),
  twoInOne: refusal(
    "这个文件里还藏着另一个文件，没有收下。请另存一份或截图再发。",
    "Another file is hidden in this one, so it was not taken. Please save it anew or send a screenshot.",
  ),
  unknown: refusal(
    "没认出这是什么文件，没有收下。",
    "This sort of file is not known, so it was not taken.",
  ),
  notBound: text(
    "您的账号还没有绑定岗位，文件没有收下。请先绑定：绑定 绑定码",
    "Your account is not bound to a post yet, so the file was not taken. Please bind it first: bind code",
  ),
  tooMany: (most: number): Text =>
    text(
      `您已有${most}个还没用上的文件，这个没有收下。请先用“提交线索”或“补充”把它们用上，或等满24小时自动删除。`,
      `You have ${most} files that are not used yet, so this one was not taken. Please use them first with “submit clue” or “supplement”, or wait until they are deleted after 24 hours.`,
    ),
  full: (kept: number, limit: number): Text =>
    text(
      `全县存放附件的空间快用完了：已用${sizeText(kept)}，上限${sizeText(limit)}，这个文件没有收下，什么也没有保存。可以先发小一点的文件或只写文字，原件当面交；请告诉管理员调大上限（STORAGE_LIMIT_MB），到期清除的事项也会腾出空间。`,
      `The county's room for files is nearly used up: ${sizeText(kept)} of ${sizeText(limit)}, so this file was not taken and nothing of it is kept. Send a smaller file, or words alone and the original by hand; tell the administrator, who can allow more (STORAGE_LIMIT_MB). Matters erased when their time is over make room as well.`,
    ),
  broken: text(
    "系统出了问题，文件没有收下。请稍后再发一次。",
    "Something went wrong and the file was not taken. Please send it again later.",
  ),
} as const;
