/** Fluent's themes in the colours of the site: every token is a variable that the page's own theme sets. */
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const ours: Partial<Theme> = {
  fontFamilyBase: 'var(--cc-font)',
  fontFamilyMonospace: 'var(--cc-mono)',
  colorNeutralForeground1: 'var(--cc-ink)',
  colorNeutralForeground1Hover: 'var(--cc-ink)',
  colorNeutralForeground1Pressed: 'var(--cc-ink)',
  colorNeutralForeground2: 'var(--cc-ink-soft)',
  colorNeutralForeground2Hover: 'var(--cc-ink)',
  colorNeutralForeground2Pressed: 'var(--cc-ink)',
  colorNeutralForeground2BrandHover: 'var(--cc-accent)',
  colorNeutralForeground2BrandPressed: 'var(--cc-accent-strong)',
  colorNeutralForeground3: 'var(--cc-muted)',
  colorNeutralForeground4: 'var(--cc-muted)',
  colorNeutralForegroundDisabled: 'var(--cc-muted)',
  colorNeutralForegroundOnBrand: 'var(--cc-on-accent)',
  colorNeutralForegroundInverted: 'var(--cc-on-accent)',
  colorNeutralBackground1: 'var(--cc-panel)',
  colorNeutralBackground1Hover: 'var(--cc-sunken)',
  colorNeutralBackground1Pressed: 'var(--cc-sunken)',
  colorNeutralBackgroundDisabled: 'var(--cc-sunken)',
  colorSubtleBackgroundHover: 'var(--cc-accent-soft)',
  colorSubtleBackgroundPressed: 'var(--cc-accent-soft)',
  colorNeutralStroke1: 'var(--cc-line-strong)',
  colorNeutralStroke1Hover: 'var(--cc-ink-soft)',
  colorNeutralStroke1Pressed: 'var(--cc-ink-soft)',
  colorNeutralStrokeAccessible: 'var(--cc-line-strong)',
  colorNeutralStrokeAccessibleHover: 'var(--cc-ink)',
  colorNeutralStrokeAccessiblePressed: 'var(--cc-ink)',
  colorNeutralStrokeDisabled: 'var(--cc-line)',
  colorBrandBackground: 'var(--cc-accent)',
  colorBrandBackgroundHover: 'var(--cc-accent-strong)',
  colorBrandBackgroundPressed: 'var(--cc-accent-strong)',
  colorBrandStroke1: 'var(--cc-accent)',
  colorBrandStroke2Contrast: 'var(--cc-accent-soft)',
  colorBrandForeground1: 'var(--cc-accent)',
  colorCompoundBrandStroke: 'var(--cc-accent)',
  colorCompoundBrandStrokePressed: 'var(--cc-accent-strong)',
  colorCompoundBrandForeground1: 'var(--cc-accent)',
  colorCompoundBrandBackground: 'var(--cc-accent)',
  colorCompoundBrandBackgroundHover: 'var(--cc-accent-strong)',
  colorCompoundBrandBackgroundPressed: 'var(--cc-accent-strong)',
  colorPaletteRedForeground1: 'var(--cc-bad)',
  colorPaletteRedForeground3: 'var(--cc-bad)',
  colorPaletteRedBorder2: 'var(--cc-bad)',
  colorStrokeFocus2: 'var(--cc-focus)',
};

const light: Theme = { ...webLightTheme, ...ours };
const dark: Theme = { ...webDarkTheme, ...ours };

const isDark = (): boolean => document.documentElement.dataset['theme'] === 'dark';

function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme of the page, as it is now. */
export const useTheme = (): Theme => (useSyncExternalStore(watch, isDark) ? dark : light);
