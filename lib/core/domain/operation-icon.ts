/** The icons that an operation can have, by their names in the icon library; `components/dataset/operation-icon.tsx` draws them. */

/** Of the paper's operations and of people's edits: in the first script of every page. */
const FIRST_ICONS = [
  'list-plus',
  'arrow-down-to-line',
  'crosshair',
  'list-ordered',
  'braces',
  'git-fork',
  'pencil-line',
  'circle-dashed',
] as const;

/** Loaded when one is shown. */
const MORE_ICONS = [
  'bug',
  'gauge',
  'replace',
  'code',
  'sigma',
  'divide',
  'plus',
  'minus',
  'trending-up',
  'trending-down',
  'shuffle',
  'scale',
  'languages',
  'lightbulb',
  'quote',
  'users',
  'clock',
  'flask-conical',
] as const;

export const OPERATION_ICONS = [...FIRST_ICONS, ...MORE_ICONS];
export type FirstIcon = (typeof FIRST_ICONS)[number];
export type MoreIcon = (typeof MORE_ICONS)[number];
export type OperationIcon = FirstIcon | MoreIcon;
