/** Does an OpenAI-compatible server answer at all? One short look, for the health of the studio. */

const PATIENCE_MS = 1500;

export async function isTeacherReachable(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/models`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
