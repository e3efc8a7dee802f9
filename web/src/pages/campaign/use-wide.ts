import { useMediaQuery } from '@mantine/hooks';

/** Whether steps fit side by side. */
export const useWide = (): boolean =>
  useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
