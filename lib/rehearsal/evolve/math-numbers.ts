/** The numbers of a mathematics question, and its last sentence, which asks. */

const NUMBER = /(?<![\p{L}\d.,/#])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d.,/#])\d+(?:\.\d+)?/gu;

export function numbersIn(text: string): number[] {
  return [...text.matchAll(NUMBER)].map(([shown]) => Number(shown.replaceAll(',', '')));
}

export function replaceNumbers(text: string, replace: (value: number, at: number) => string | null): string {
  let at = -1;
  return text.replace(NUMBER, (shown) => {
    at += 1;
    return replace(Number(shown.replaceAll(',', '')), at) ?? shown;
  });
}

/** `asks` is the last sentence with a question mark, or the last one. */
export function splitQuestion(text: string): { story: string; asks: string } {
  const trimmed = text.trim();
  const sentences = trimmed.match(/(?:[^.!?]|[.!?](?=\S))+[.!?]*\s*/g) ?? [trimmed];
  const found = sentences.findLastIndex((sentence) => sentence.includes('?'));
  const from = found < 0 ? sentences.length - 1 : found;
  return { story: sentences.slice(0, from).join('').trim(), asks: sentences.slice(from).join('').trim() };
}

export const joinQuestion = (story: string, asks: string) => (story === '' ? asks : `${story} ${asks}`);
