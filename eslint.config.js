import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import ts from 'typescript-eslint';

/** Time, chance and I/O are arguments in the core: the same seed and clock must give the same bytes anywhere. */
const core = ['src/base/**', 'src/datapath/**', 'src/azure/**', 'src/lab/**', 'src/quiz/**', 'labs/**'];
const impure = [
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Time is an argument here: take a Clock.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Time is an argument here: take a Clock.'],
  [
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'Chance is an argument here: take a seed.',
  ],
  ['MemberExpression[object.name="crypto"]', 'Chance is an argument here: take a seed.'],
  [
    'CallExpression[callee.name=/^(fetch|setTimeout|setInterval|requestAnimationFrame)$/]',
    'No I/O and no timers in the core.',
  ],
  [
    'MemberExpression[object.name=/^(window|document|localStorage|sessionStorage|indexedDB|process)$/]',
    'No I/O in the core.',
  ],
];
/** A learner's story is told with keys and taps alone: nothing a person could not do. */
const shortcuts = [
  'focus',
  'click',
  'dblclick',
  'evaluate',
  'evaluateHandle',
  'dispatchEvent',
  'check',
  'uncheck',
  'fill',
  'selectOption',
];

export default ts.config(
  {
    ignores: [
      'dist/',
      'dist-lib/',
      '.astro/',
      'node_modules/',
      '.cache/',
      'bench/*/',
      'src/base/*facts.generated.ts',
      'src/env.d.ts',
      // Courses that only a test adds; the ids of their facts are known there alone.
      'tests/support/courses/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.astro'] } },
    rules: {
      // Numbers in messages are ours and safe; objects still are not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // JSX handlers are often `async`; React ignores what they return, and the no-floating-promises rule still holds inside them.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `type` and `interface` are both plain data here; which one stands is the author's choice.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  // The clients' own packages are installed by `npm run test:clients`, which also checks their types.
  {
    files: ['**/*.astro', '**/*.js', '**/*.mjs', '**/*.astro/*.ts', 'tests/clients/**'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['**/*.mjs', 'eslint.config.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        Response: 'readonly',
        Request: 'readonly',
      },
    },
  },
  {
    files: core,
    rules: { 'no-restricted-syntax': ['error', ...impure.map(([selector, message]) => ({ selector, message }))] },
  },
  {
    files: ['tests/e2e/*.story.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...shortcuts.map((name) => ({
          selector: `CallExpression[callee.property.name="${name}"]`,
          message: `A story uses keys alone: ${name}() does what no keyboard does.`,
        })),
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      // A test reads what it has just put there; `?.` would hide a missing value.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
