import {
  Checkbox,
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Radio,
} from '@mantine/core';
import './theme.css';

const pine: MantineColorsTuple = [
  '#e8f6f1',
  '#d3ebe2',
  '#a6d8c6',
  '#76c4a8',
  '#4fb48f',
  '#37a97f',
  '#1f8566',
  '#1f6f5c',
  '#175a4a',
  '#0c4537',
];

export const theme = createTheme({
  primaryColor: 'pine',
  // Dark enough for white text on it, and for text of this colour on white (WCAG AA).
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  autoContrast: true,
  luminanceThreshold: 0.35,
  components: {
    // Their borders have too little contrast to be seen by everybody while they are not chosen.
    Radio: Radio.extend({ classNames: { radio: 'choice-box' } }),
    Checkbox: Checkbox.extend({ classNames: { input: 'choice-box' } }),
  },
});

/** Mantine's own grey for side remarks has too little contrast to be read by everybody. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#5c636a', '--mantine-color-error': '#c92a2a' },
  dark: { '--mantine-color-dimmed': '#b0b6bc', '--mantine-color-anchor': '#76c4a8' },
});
