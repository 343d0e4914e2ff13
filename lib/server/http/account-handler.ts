/** Answers /api/auth/…: the account library's calls, behind the same check of the origin as all others. */
import { answerAccountRequest } from '../services/accounts';
import { problemResponse } from './problem-response';
import { refuseForeignOrigin } from './session';

export async function answerAccountCall(request: Request): Promise<Response> {
  try {
    refuseForeignOrigin(request.method, request.headers);
    return await answerAccountRequest(request);
  } catch (error) {
    return problemResponse(error);
  }
}
