import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';

/** How long the call runs, from when it is first shown: the server's clock and this one may differ. */
export function CallTimer() {
  const [begun] = useState(() => Date.now());
  const [now, setNow] = useState(begun);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - begun) / 1000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <Text
      role="timer"
      aria-label={`The call runs for ${shown}`}
      size="xl"
      fw={600}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {shown}
    </Text>
  );
}
