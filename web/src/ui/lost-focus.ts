import { useCallback, useEffect, useRef } from 'react';

/**
 * For what takes away the very button that it was begun with, such as an archive its row: once the focus is lost with
 * it, the content as a whole has it.
 *
 * @returns to be called when that is about to happen
 */
export function useLostFocus(): () => void {
  const expected = useRef(false);
  // After every drawing: any of them may be the one without the button.
  useEffect(() => {
    if (!expected.current || document.activeElement !== document.body) return;
    expected.current = false;
    document.getElementById('content')?.focus();
  });
  return useCallback(() => {
    expected.current = true;
  }, []);
}
