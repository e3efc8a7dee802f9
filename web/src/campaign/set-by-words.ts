/** Who set a hold or an exemption. */
export const setByWords = ({ setBy, setByName }: { setBy: string; setByName: string | null }): string =>
  setBy.startsWith('key:')
    ? `the API key “${setByName ?? 'unknown'}”`
    : (setByName ?? 'somebody who is no longer here');
