import type { DesktopDoor } from '../../domain/desktop-door.ts';
import type { Bridge } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';

/** The bridge to the desktop program, over what its preload has put there. A refused call rejects with a `Problem`. */
export function createElectronBridge(door: DesktopDoor): Bridge {
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const answer = await door.call(method, input);
    if (answer.ok) return answer.output;
    throw new Problem(answer.problem.code, answer.problem.details);
  };
  // The engine checks every input and makes every output by the contract; the types of each method are the contract's.
  return { call: call as Bridge['call'], subscribe: door.subscribe };
}
